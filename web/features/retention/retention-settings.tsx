'use client';

import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { Loaded } from '../../ui/states/loaded';
import { RetentionForm } from './retention-form';

export function RetentionSettings(props: { project: string }) {
  const retention = useQuery({
    queryKey: ['retention', props.project],
    queryFn: ({ signal }) => callApi('getRetention', { params: { project: props.project } }, signal),
  });
  return (
    <Loaded query={retention} needs="viewer" skeleton="h-80">
      {(data) => <RetentionForm project={props.project} retention={data} />}
    </Loaded>
  );
}
