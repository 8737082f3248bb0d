import type { ReactNode } from 'react';
import { requireFromApi } from '../../../api-server';
import { FormatProvider } from '../../../ui/format/format-provider';
import { SessionProvider } from '../../../ui/session/session-provider';
import { Shell } from '../../../ui/shell/shell';

export default async function ProjectLayout(props: {
  params: Promise<{ project: string }>;
  children: ReactNode;
}) {
  const { project } = await props.params;
  const [session, current, { items }] = await Promise.all([
    requireFromApi('getSession', {}),
    requireFromApi('getProject', { params: { project } }),
    requireFromApi('listProjects', {}),
  ]);
  return (
    <FormatProvider timeZone={current.timeZone} currency={current.currency}>
      <SessionProvider session={session} project={project}>
        <Shell project={current} projects={items}>
          {props.children}
        </Shell>
      </SessionProvider>
    </FormatProvider>
  );
}
