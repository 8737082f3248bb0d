'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useTranslate } from '../../i18n/i18n-provider';

export const GROUPS = ['model', 'environment', 'variant', 'release', 'tag'] as const;

/** The dimension that the charts are split by; it stands in the address. */
export function useGroup() {
  return useQueryState('group', parseAsStringLiteral(GROUPS).withOptions({ history: 'push', scroll: false }));
}

export function GroupSelect() {
  const t = useTranslate();
  const [group, setGroup] = useGroup();
  return (
    <label className="flex items-center gap-2 self-end text-data text-ink-2">
      {t('home.group')}
      <select
        className="control"
        value={group ?? ''}
        onChange={(event) => void setGroup(GROUPS.find((each) => each === event.target.value) ?? null)}
      >
        <option value="">{t('home.group.none')}</option>
        {GROUPS.map((each) => (
          <option key={each} value={each}>
            {t(`dimension.${each}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
