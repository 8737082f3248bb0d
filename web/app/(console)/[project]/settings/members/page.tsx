import type { Metadata } from 'next';
import { Suspense } from 'react';
import { MembersSettings } from '../../../../../features/members/members-settings';
import { readTranslate } from '../../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('settings.tab.members') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <MembersSettings project={project} />
    </Suspense>
  );
}
