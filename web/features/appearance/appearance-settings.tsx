'use client';

import { useRouter } from 'next/navigation';
import { useI18n } from '../../i18n/i18n-provider';
import { LANGUAGE_NAMES, LOCALE_COOKIE, LOCALES } from '../../i18n/locale';
import { keepPreference } from '../../ui/preferences/keep-preference';
import {
  DENSITIES,
  type Density,
  DENSITY_COOKIE,
  LETTER_KEYS,
  LETTER_KEYS_COOKIE,
  type LetterKeys,
} from '../../ui/preferences/preferences';
import { THEME_COOKIE, THEMES, type Theme } from '../../ui/shell/theme';
import { Section } from '../../ui/section/section';
import { Choice } from './choice';

/** How the console looks to this reader, in this browser. */
export function AppearanceSettings(props: { theme: Theme; density: Density; letterKeys: LetterKeys }) {
  const { t, locale } = useI18n();
  const router = useRouter();
  /** The document shows the choice at once; the server renders with it from now on. */
  const keep = (cookie: string, value: string) => {
    keepPreference(cookie, value);
    document.documentElement.dataset[cookie] = value;
    router.refresh();
  };
  return (
    <Section title={t('settings.tab.appearance')} text={t('appearance.text')}>
      <div className="panel flex flex-col gap-5">
        <Choice
          legend={t('shell.language')}
          name={LOCALE_COOKIE}
          chosen={locale}
          options={LOCALES.map((each) => ({ value: each, label: LANGUAGE_NAMES[each] }))}
          onChoose={(value) => keep(LOCALE_COOKIE, value)}
        />
        <Choice
          legend={t('shell.theme')}
          name={THEME_COOKIE}
          chosen={props.theme}
          options={THEMES.map((each) => ({ value: each, label: t(`shell.theme.${each}`) }))}
          onChoose={(value) => keep(THEME_COOKIE, value)}
        />
        <Choice
          legend={t('appearance.density')}
          hint={t('appearance.density.hint')}
          name={DENSITY_COOKIE}
          chosen={props.density}
          options={DENSITIES.map((each) => ({ value: each, label: t(`appearance.density.${each}`) }))}
          onChoose={(value) => keep(DENSITY_COOKIE, value)}
        />
        <Choice
          legend={t('appearance.letterKeys')}
          hint={t('appearance.letterKeys.hint')}
          name={LETTER_KEYS_COOKIE}
          chosen={props.letterKeys}
          options={LETTER_KEYS.map((each) => ({ value: each, label: t(`appearance.letterKeys.${each}`) }))}
          onChoose={(value) => keep(LETTER_KEYS_COOKIE, value)}
        />
      </div>
    </Section>
  );
}
