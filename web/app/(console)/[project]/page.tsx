import type { Metadata } from 'next';
import { Suspense } from 'react';
import { HomePage } from '../../../features/home/home-page';
import { readTranslate } from '../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('shell.home') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <HomePage project={project} />
    </Suspense>
  );
}
