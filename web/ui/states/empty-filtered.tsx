'use client';

import { FilterX } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useScope } from '../scope/use-scope';
import { filterChips } from '../scope/filter-chips';
import { StatePanel } from './state-panel';

/** Nothing in this time and with these filters: each of them can be dropped here. */
export function EmptyFiltered(props: { of?: 'traces' | 'sessions' | 'answers' }) {
  const t = useTranslate();
  const state = useScope();
  const chips = filterChips(state);
  const of = props.of ?? 'traces';
  return (
    <StatePanel
      state="empty-filtered"
      icon={<FilterX aria-hidden="true" />}
      title={t(`empty.filtered.title.${of}`)}
      actions={
        <>
          {chips.map(({ id, label, remove }) => (
            <button key={id} type="button" className="control" onClick={remove}>
              {t('empty.filtered.drop', { filter: label })}
            </button>
          ))}
          <button
            type="button"
            className="control"
            onClick={() => state.setRange({ kind: 'last', text: '30d', milliseconds: 30 * 86_400_000 })}
          >
            {t('empty.filtered.widen')}
          </button>
        </>
      }
    >
      <p>{chips.length > 0 ? t(`empty.filtered.text.${of}`) : t(`empty.filtered.time.${of}`)}</p>
    </StatePanel>
  );
}
