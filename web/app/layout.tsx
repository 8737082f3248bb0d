import './theme.css';
import type { Metadata } from 'next';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { QueryProvider } from '../api/query-provider';
import { I18nProvider } from '../i18n/i18n-provider';
import { loadMessages } from '../i18n/load-messages';
import { readLocale } from '../i18n/read-locale';
import { readPreferences } from '../ui/preferences/read-preferences';
import { readTheme } from '../ui/shell/read-theme';

export const metadata: Metadata = { title: { default: 'Almenara', template: '%s · Almenara' } };

/** Language, theme and the like are decided on the server: the first paint is the right one. */
export default async function RootLayout(props: { children: ReactNode }) {
  const [locale, theme, { density, letterKeys }] = await Promise.all([
    readLocale(),
    readTheme(),
    readPreferences(),
  ]);
  return (
    <html lang={locale} data-theme={theme} data-density={density} data-keys={letterKeys}>
      <body>
        <I18nProvider locale={locale} messages={loadMessages(locale)}>
          <NuqsAdapter>
            <QueryProvider>{props.children}</QueryProvider>
          </NuqsAdapter>
        </I18nProvider>
      </body>
    </html>
  );
}
