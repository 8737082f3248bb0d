'use client';

import { useRouter } from 'next/navigation';
import { useI18n } from '../../i18n/i18n-provider';
import { LANGUAGE_NAMES, LOCALE_COOKIE, LOCALES } from '../../i18n/locale';
import { keepPreference } from '../preferences/keep-preference';
import { THEME_COOKIE, THEMES, type Theme } from './theme';

/** Language and theme of this reader, kept in cookies: a link works for everybody. */
export function Preferences(props: { theme: Theme }) {
  const { t, locale } = useI18n();
  const router = useRouter();
  const keep = (name: string, value: string) => {
    keepPreference(name, value);
    if (name === THEME_COOKIE) document.documentElement.dataset['theme'] = value;
    router.refresh();
  };
  return (
    <>
      <select
        aria-label={t('shell.language')}
        className="control"
        value={locale}
        onChange={(event) => keep(LOCALE_COOKIE, event.target.value)}
      >
        {LOCALES.map((each) => (
          <option key={each} value={each}>
            {LANGUAGE_NAMES[each]}
          </option>
        ))}
      </select>
      <select
        aria-label={t('shell.theme')}
        className="control"
        defaultValue={props.theme}
        onChange={(event) => keep(THEME_COOKIE, event.target.value)}
      >
        {THEMES.map((each) => (
          <option key={each} value={each}>
            {t(`shell.theme.${each}`)}
          </option>
        ))}
      </select>
    </>
  );
}
