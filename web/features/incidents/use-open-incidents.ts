import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';

const REFRESH_MS = 30_000;
const FEW = 5;

/** How many incidents are open, and the first of them. One question for the whole page. */
export function useOpenIncidents(project: string) {
  return useQuery({
    queryKey: ['incidents', project, 'open-now'],
    queryFn: ({ signal }) =>
      callApi('listIncidents', { params: { project }, query: { state: 'open', limit: FEW } }, signal),
    refetchInterval: REFRESH_MS,
    // A page is not worse for not knowing of incidents: nothing waits for it.
    retry: false,
  });
}
