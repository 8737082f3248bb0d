'use client';

import type { TraceSummary } from '@almenara/contract';
import { useCallback, useEffect, useReducer, useState } from 'react';
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

interface State {
  readonly shown: readonly TraceSummary[];
  readonly waiting: readonly TraceSummary[];
  readonly arrived: ReadonlySet<string>;
}

type Change = 'reset' | 'release' | readonly TraceSummary[];

const EMPTY: State = { shown: [], waiting: [], arrived: new Set() };

function change(state: State, next: Change): State {
  if (next === 'reset') return EMPTY;
  if (next !== 'release') return { ...state, waiting: mergeNewest(next, state.waiting) };
  if (state.waiting.length === 0) return state;
  return {
    shown: mergeNewest(state.waiting, state.shown),
    waiting: [],
    arrived: new Set(state.waiting.map(({ traceId }) => traceId)),
  };
}

/** Traces as they are stored. Held back while a row is focused or the table is scrolled away. */
export function useLiveTraces(project: string, scope: Scope, key: string, isLive: boolean): LiveTraces {
  const [{ shown, waiting, arrived }, dispatch] = useReducer(change, EMPTY);
  const [isConnected, setIsConnected] = useState(true);
  const [isHeld, setHeld] = useState(false);

  useEffect(() => {
    dispatch('reset');
    setIsConnected(true);
    if (!isLive) return;
    // The browser connects again by itself after a lost connection.
    const source = new EventSource(
      apiUrl('liveTraces', { params: { project }, query: filterQueryOf(scope) }),
    );
    source.onopen = () => setIsConnected(true);
    source.onerror = () => setIsConnected(false);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      dispatch((JSON.parse(data) as { items: TraceSummary[] }).items);
    };
    return () => source.close();
    // `key` stands for the whole scope.
  }, [project, key, isLive]);

  const release = useCallback(() => dispatch('release'), []);

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
