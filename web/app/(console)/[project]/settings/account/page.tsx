import type { Metadata } from 'next';
import { AccountSettings } from '../../../../../features/accounts/account-settings';
import { readTranslate } from '../../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('settings.tab.account') };
}

export default function Page() {
  return <AccountSettings />;
}
