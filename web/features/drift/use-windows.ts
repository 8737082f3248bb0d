'use client';

import type { DriftStream } from '@almenara/contract';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useEffect, useMemo, useState } from 'react';
import { areSame, defaultWindows, parseWindow, serializeWindow, type Windows, wholeHours } from './windows';

/** Lengths of the timeline. */
export const TIMELINES = ['2d', '7d', '14d', '30d', '90d'] as const;
export type Timeline = (typeof TIMELINES)[number];

const parsers = {
  a: parseAsString,
  b: parseAsString,
  segment: parseAsString,
  over: parseAsStringLiteral(TIMELINES).withDefault('14d'),
};

/**
 * Which windows the page compares; they stand in the address, also those that nobody chose, so that a link shows its
 * reader what its sender saw. What is being moved is a draft until it is compared.
 */
export function useWindows(item: DriftStream | undefined, now: number) {
  const [query, setQuery] = useQueryStates(parsers, { history: 'push', scroll: false });
  const [draft, setDraft] = useState<Windows>();
  const inAddress = useMemo(() => {
    const a = parseWindow(query.a);
    const b = parseWindow(query.b);
    return a && b ? { a, b } : undefined;
  }, [query.a, query.b]);
  const usual = useMemo(() => item && defaultWindows(item, now), [item, now]);
  useEffect(() => {
    if (inAddress || !usual) return;
    void setQuery({ a: serializeWindow(usual.a), b: serializeWindow(usual.b) }, { history: 'replace' });
  }, [inAddress, usual, setQuery]);
  const compared = inAddress ?? usual;
  const shown = draft ?? compared;
  return {
    /** Those of the address. */
    compared,
    /** Those that the reader sees, moved or not. */
    shown,
    isMoved: draft !== undefined && compared !== undefined && !areSame(draft, compared),
    move: (windows: Windows) => setDraft({ a: wholeHours(windows.a), b: wholeHours(windows.b) }),
    reset: () => setDraft(undefined),
    compare: () => {
      if (draft) void setQuery({ a: serializeWindow(draft.a), b: serializeWindow(draft.b) });
      setDraft(undefined);
    },
    segment: query.segment,
    chooseSegment: (segment: string | null) => void setQuery({ segment }),
    over: query.over,
    chooseTimeline: (over: Timeline) => void setQuery({ over }),
  };
}

export type WindowsState = ReturnType<typeof useWindows>;
