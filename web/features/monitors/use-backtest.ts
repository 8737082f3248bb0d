'use client';

import type { MonitorBacktest, MonitorDefinition } from '@almenara/contract';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { callApi, type InputOf } from '../../api-client';
import { useMay } from '../../ui/session/session-provider';

type Definition = InputOf<'createMonitor'>['body']['definition'];

/** A backtest with the definition that it is of: while another one runs, the old one is still drawn by its own rule. */
export interface RunBacktest {
  readonly definition: MonitorDefinition;
  readonly backtest: MonitorBacktest;
}

export const BACKTEST_DAYS = 30;
const PAUSE_MS = 800;
const ONCE = {
  staleTime: Infinity,
  retry: false,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const;

/** Tries what stands in the form once nobody has typed for a moment; what was asked before is given up. */
export function useDraftBacktest(
  project: string,
  monitor: string | undefined,
  definition: Definition | undefined,
) {
  const wanted = definition && JSON.stringify(definition);
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    if (wanted === undefined || wanted === asked) return;
    const timer = setTimeout(() => setAsked(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted, asked]);
  const query = useQuery({
    ...ONCE,
    queryKey: ['draft-backtest', project, monitor, asked],
    queryFn: async ({ signal }): Promise<RunBacktest> => {
      const tried = JSON.parse(asked!) as MonitorDefinition;
      const body = { definition: tried, ...(monitor === undefined ? {} : { monitor }), days: BACKTEST_DAYS };
      return {
        definition: tried,
        backtest: await callApi('tryMonitor', { params: { project }, body }, signal),
      };
    },
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
  });
  const run = () => {
    if (wanted === asked) void query.refetch();
    else setAsked(wanted);
  };
  return { query, isStale: wanted !== asked || query.isPlaceholderData || query.isFetching, run };
}

/** The backtest of a saved version, after which it can be enabled; readers who may not enable it try it all the same. */
export function useVersionBacktest(
  project: string,
  {
    id,
    version,
    definition,
  }: { readonly id: string; readonly version: number; readonly definition: MonitorDefinition },
  isWanted: boolean,
) {
  const client = useQueryClient();
  const mayEnable = useMay('engineer');
  return useQuery({
    ...ONCE,
    queryKey: ['monitor-backtest', project, id, version],
    queryFn: async ({ signal }): Promise<RunBacktest> => {
      if (!mayEnable) {
        const body = { definition, monitor: id, days: BACKTEST_DAYS };
        return { definition, backtest: await callApi('tryMonitor', { params: { project }, body }, signal) };
      }
      const input = { params: { project, monitor: id }, body: { version, days: BACKTEST_DAYS } };
      const backtest = await callApi('backtestMonitor', input, signal);
      void client.invalidateQueries({ queryKey: ['monitor', project, id] });
      return { definition, backtest };
    },
    enabled: isWanted,
  });
}
