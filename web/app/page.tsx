import { notFound, redirect } from 'next/navigation';
import { callApiOnServer, requireFromApi } from '../api-server';

/** The demo is worth seeing first; an installation without it opens its first project. */
export default async function StartPage() {
  const { items } = await requireFromApi('listProjects', {});
  const ids = items.map(({ id }) => id);
  if (ids.length === 0) notFound();
  const inOrder = ids.includes('demo') ? ['default', 'demo'] : ids;
  for (const project of inOrder) {
    const traces = await callApiOnServer('listTraces', { params: { project }, query: { limit: 1 } });
    if (traces.items.length > 0) redirect(`/${project}`);
  }
  redirect(`/${ids.includes('demo') ? 'demo' : (ids[0] ?? 'default')}`);
}
