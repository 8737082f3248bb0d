import type { Metadata } from 'next';
import { AppearanceSettings } from '../../../../../features/appearance/appearance-settings';
import { readTranslate } from '../../../../../i18n/read-locale';
import { readPreferences } from '../../../../../ui/preferences/read-preferences';
import { readTheme } from '../../../../../ui/shell/read-theme';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('settings.tab.appearance') };
}

export default async function Page() {
  const [theme, preferences] = await Promise.all([readTheme(), readPreferences()]);
  return <AppearanceSettings theme={theme} {...preferences} />;
}
