import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { callApi } from '../../api-client';

const REFRESH_MS = 30_000;
const FEW = 5;

const never = () => () => undefined;

/**
 * How many incidents are open, and the first of them. One question for the whole page: its answer may be there before a
 * part of the page woke up, which has to begin with what the server wrote.
 */
export function useOpenIncidents(project: string) {
  const isAwake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const query = useQuery({
    queryKey: ['incidents', project, 'open-now'],
    queryFn: ({ signal }) =>
      callApi('listIncidents', { params: { project }, query: { state: 'open', limit: FEW } }, signal),
    refetchInterval: REFRESH_MS,
    // A page is not worse for not knowing of incidents: nothing waits for it.
    retry: false,
  });
  return { data: isAwake ? query.data : undefined };
}
