import type { Metadata } from 'next';
import { InvitationPage } from '../../features/invitations/invitation-page';
import { readTranslate } from '../../i18n/read-locale';
import { Entrance } from '../../ui/shell/entrance';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('invitation.title') };
}

export default async function Page() {
  const t = await readTranslate();
  return (
    <Entrance title={t('invitation.title')}>
      <InvitationPage />
    </Entrance>
  );
}
