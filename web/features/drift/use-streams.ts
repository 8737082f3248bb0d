import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';

/** Hours are judged once; looking more often tells nothing new. */
const REFRESH_MS = 60_000;

export function useStreams(project: string) {
  return useQuery({
    queryKey: ['drift-streams', project],
    queryFn: ({ signal }) => callApi('listDriftStreams', { params: { project } }, signal),
    refetchInterval: REFRESH_MS,
  });
}
