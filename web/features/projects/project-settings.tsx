'use client';

import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { Loaded } from '../../ui/states/loaded';
import { ProjectForm } from './project-form';

export function ProjectSettings(props: { project: string }) {
  const project = useQuery({
    queryKey: ['project', props.project],
    queryFn: ({ signal }) => callApi('getProject', { params: { project: props.project } }, signal),
  });
  return (
    <Loaded query={project} needs="viewer" skeleton="h-80">
      {(data) => <ProjectForm project={data} />}
    </Loaded>
  );
}
