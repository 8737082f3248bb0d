import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { requireFromApi } from '../../../../../api-server';
import { IncidentPage } from '../../../../../features/incidents/incident-page';

type Params = Promise<{ project: string; incident: string }>;

const KEY = /^INC-[1-9][0-9]{0,8}$/;

export async function generateMetadata(props: { params: Params }): Promise<Metadata> {
  return { title: (await props.params).incident };
}

export default async function Page(props: { params: Params }) {
  const { project, incident } = await props.params;
  if (!KEY.test(incident)) notFound();
  const initial = await requireFromApi('getIncident', { params: { project, incident } });
  return (
    <Suspense>
      <IncidentPage project={project} incidentKey={incident} initial={initial} />
    </Suspense>
  );
}
