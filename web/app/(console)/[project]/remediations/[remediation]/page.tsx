import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireFromApi } from '../../../../../api-server';
import { RemediationPage } from '../../../../../features/remediations/remediation-page';
import { readTranslate } from '../../../../../i18n/read-locale';

type Params = Promise<{ project: string; remediation: string }>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('remediations.one') };
}

export default async function Page(props: { params: Params }) {
  const { project, remediation } = await props.params;
  if (!UUID.test(remediation)) notFound();
  const initial = await requireFromApi('getRemediation', { params: { project, remediation } });
  return <RemediationPage project={project} initial={initial} />;
}
