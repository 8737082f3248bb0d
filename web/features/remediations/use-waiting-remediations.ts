'use client';

import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { countIn, statesOf } from './stages';

const REFRESH_MS = 30_000;
const FEW = 5;

/** How many remediations wait for a person, and the newest of them. */
export function useWaitingRemediations(project: string) {
  const { data } = useQuery({
    queryKey: ['remediations', project, 'waiting-now'],
    queryFn: async ({ signal }) => {
      const query = { state: statesOf('decide'), limit: FEW };
      const { items, counts } = await callApi('listRemediations', { params: { project }, query }, signal);
      return { items, count: countIn('decide', counts) };
    },
    refetchInterval: REFRESH_MS,
    // A page is not worse for not knowing of them: nothing waits for it.
    retry: false,
  });
  return data;
}
