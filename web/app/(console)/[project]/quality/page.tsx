import type { Metadata } from 'next';
import { Suspense } from 'react';
import { QualityPage } from '../../../../features/quality/quality-page';
import { readTranslate } from '../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('shell.quality') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <QualityPage project={project} />
    </Suspense>
  );
}
