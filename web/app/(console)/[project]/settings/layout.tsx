import type { ReactNode } from 'react';
import { SettingsFrame } from '../../../../features/settings/settings-frame';

export default async function SettingsLayout(props: {
  params: Promise<{ project: string }>;
  children: ReactNode;
}) {
  const { project } = await props.params;
  return <SettingsFrame project={project}>{props.children}</SettingsFrame>;
}
