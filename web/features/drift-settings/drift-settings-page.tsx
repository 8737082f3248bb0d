'use client';

import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { Loaded } from '../../ui/states/loaded';
import { BUILT_IN_NAMES } from '../drift/stream-name';
import { useStreams } from '../drift/use-streams';
import { DriftForm } from './drift-form';

/** What is watched for drift, against what, and at which price in false alarms. */
export function DriftSettingsPage(props: { project: string }) {
  const { project } = props;
  const settings = useQuery({
    queryKey: ['drift-settings', project],
    queryFn: ({ signal }) => callApi('getDriftSettings', { params: { project } }, signal),
    // A form that changes under the reader's hands would lose what is typed.
    refetchOnWindowFocus: false,
  });
  const streams = useStreams(project);
  // Scores are known by the streams that exist; without them the form still has all others.
  const isKnown = streams.isSuccess || streams.isError;
  const seen = streams.data?.items.map(({ stream }) => stream) ?? [];
  const query = { ...settings, data: isKnown ? settings.data : undefined } as typeof settings;
  return (
    <Loaded query={query} needs="viewer" skeleton="h-[60rem]">
      {(data) => <DriftForm project={project} settings={data} names={[...BUILT_IN_NAMES, ...seen]} />}
    </Loaded>
  );
}
