'use client';

import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { Loaded } from '../../ui/states/loaded';
import { RetentionSettings } from '../retention/retention-settings';
import { ProjectForm } from './project-form';

export function ProjectSettings(props: { project: string }) {
  const project = useQuery({
    queryKey: ['project', props.project],
    queryFn: ({ signal }) => callApi('getProject', { params: { project: props.project } }, signal),
  });
  return (
    <div className="flex flex-col gap-8">
      <Loaded query={project} needs="viewer" skeleton="h-80">
        {(data) => <ProjectForm project={data} />}
      </Loaded>
      <RetentionSettings project={props.project} />
    </div>
  );
}
