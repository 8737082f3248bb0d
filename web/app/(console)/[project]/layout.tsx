import type { ReactNode } from 'react';
import { requireFromApi } from '../../../api-server';
import { FormatProvider } from '../../../ui/format/format-provider';
import { RoleProvider } from '../../../ui/session/session-provider';
import { Shell } from '../../../ui/shell/shell';

export default async function ProjectLayout(props: {
  params: Promise<{ project: string }>;
  children: ReactNode;
}) {
  const { project } = await props.params;
  const [current, { items }] = await Promise.all([
    requireFromApi('getProject', { params: { project } }),
    requireFromApi('listProjects', {}),
  ]);
  return (
    <FormatProvider timeZone={current.timeZone} currency={current.currency}>
      <RoleProvider held="admin">
        <Shell project={current} projects={items}>
          {props.children}
        </Shell>
      </RoleProvider>
    </FormatProvider>
  );
}
