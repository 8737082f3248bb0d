import type { Metadata } from 'next';
import { Suspense } from 'react';
import { AuditLog } from '../../../../../features/audit-log/audit-log';
import { readTranslate } from '../../../../../i18n/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('settings.tab.audit-log') };
}

export default async function Page(props: { params: Promise<{ project: string }> }) {
  const { project } = await props.params;
  return (
    <Suspense>
      <AuditLog project={project} />
    </Suspense>
  );
}
