import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';

const REFRESH_MS = 60_000;

export function useMonitors(project: string) {
  return useQuery({
    queryKey: ['monitors', project],
    queryFn: ({ signal }) => callApi('listMonitors', { params: { project } }, signal),
    refetchInterval: REFRESH_MS,
  });
}
