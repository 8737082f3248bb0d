'use client';

import type { TraceSummary } from '@almenara/contract';
import { useCallback, useEffect, useState } from 'react';
import { apiUrl } from '../../api-client';
import { filterQueryOf, type Scope } from '../../ui/scope/scope';

export interface LiveTraces {
  /** Newest first; added to the top of the table. */
  readonly shown: readonly TraceSummary[];
  /** Ids that came with the last batch. */
  readonly arrived: ReadonlySet<string>;
  /** Arrived while the reader looks elsewhere in the table. */
  readonly waiting: number;
  readonly isConnected: boolean;
  setHeld(isHeld: boolean): void;
  release(): void;
}

const MOST = 1000;
const NONE: ReadonlySet<string> = new Set();

/** Traces as they are stored. Held back while a row is focused or the table is scrolled away. */
export function useLiveTraces(project: string, scope: Scope, key: string, isLive: boolean): LiveTraces {
  const [shown, setShown] = useState<readonly TraceSummary[]>([]);
  const [waiting, setWaiting] = useState<readonly TraceSummary[]>([]);
  const [arrived, setArrived] = useState(NONE);
  const [isConnected, setIsConnected] = useState(true);
  const [isHeld, setHeld] = useState(false);

  useEffect(() => {
    setShown([]);
    setWaiting([]);
    setIsConnected(true);
    if (!isLive) return;
    // The browser connects again by itself after a lost connection.
    const source = new EventSource(
      apiUrl('liveTraces', { params: { project }, query: filterQueryOf(scope) }),
    );
    source.onopen = () => setIsConnected(true);
    source.onerror = () => setIsConnected(false);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const { items } = JSON.parse(data) as { items: TraceSummary[] };
      setWaiting((known) => mergeNewest(items, known));
    };
    return () => source.close();
    // `key` stands for the whole scope.
  }, [project, key, isLive]);

  const release = useCallback(() => {
    setWaiting((known) => {
      if (known.length === 0) return known;
      setArrived(new Set(known.map(({ traceId }) => traceId)));
      setShown((before) => mergeNewest(known, before));
      return [];
    });
  }, []);

  useEffect(() => {
    if (!isHeld && waiting.length > 0) release();
  }, [isHeld, waiting, release]);

  return { shown, arrived, waiting: waiting.length, isConnected, setHeld, release };
}

/** Newer versions of a trace replace older ones. */
function mergeNewest(
  fresh: readonly TraceSummary[],
  known: readonly TraceSummary[],
): readonly TraceSummary[] {
  const ids = new Set(fresh.map(({ traceId }) => traceId));
  return [...fresh, ...known.filter(({ traceId }) => !ids.has(traceId))]
    .toSorted((a, b) => (a.startTime < b.startTime ? 1 : -1))
    .slice(0, MOST);
}
