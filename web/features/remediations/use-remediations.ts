'use client';

import { callApi } from '../../api-client';
import { usePages } from '../../ui/pages/use-pages';
import { ACTIVE_STATES, ENDED_STATES, statesShown } from './stages';
import type { RemediationFilter } from './use-remediation-filter';

const ACTIVE_SIZE = 200;
const ENDED_SIZE = 50;
const REFRESH_MS = 15_000;

/** Those under way and those that ended, each the newest first: what ended must not push out what waits. */
export function useRemediations(project: string, { state, target }: RemediationFilter) {
  const shown = statesShown(state);
  const ask = (states: readonly (typeof shown)[number][], limit: number) => {
    const wanted = states.filter((each) => shown.includes(each));
    return {
      queryKey: ['remediations', project, wanted, target],
      limit,
      ask: (page: { limit: number }, _now: number, signal: AbortSignal) =>
        callApi(
          'listRemediations',
          { params: { project }, query: { state: wanted, ...(target ? { target } : {}), ...page } },
          signal,
        ),
      keepsOld: true,
      enabled: wanted.length > 0,
      refetchInterval: REFRESH_MS,
    };
  };
  const active = usePages(ask(ACTIVE_STATES, ACTIVE_SIZE));
  const ended = usePages(ask(ENDED_STATES, ENDED_SIZE));
  // A list that is not asked for still holds what it was before.
  const asked = [
    ...(ACTIVE_STATES.some((each) => shown.includes(each)) ? [active] : []),
    ...(ENDED_STATES.some((each) => shown.includes(each)) ? [ended] : []),
  ];
  return {
    lists: asked,
    items: asked.every((list) => list.items) ? asked.flatMap((list) => list.items!) : undefined,
    /** Of the whole project, whatever the filters are. */
    counts: asked[0]?.data?.pages[0]?.counts,
    error: asked.find((list) => list.isError)?.error ?? null,
    isStale: asked.some((list) => list.isPlaceholderData),
  };
}
