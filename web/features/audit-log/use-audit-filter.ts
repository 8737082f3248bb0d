'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';

export const SPANS = ['24h', '7d', '30d', 'all'] as const;
export type AuditSpan = (typeof SPANS)[number];

const HOURS: Record<AuditSpan, number | undefined> = { '24h': 24, '7d': 168, '30d': 720, all: undefined };
const HOUR_MS = 3_600_000;

export interface AuditFilter {
  readonly action: string | null;
  readonly actor: string | null;
  readonly since: AuditSpan;
}

/** The filters of the audit log, which live in the address. */
export function useAuditFilter() {
  const [filter, setFilter] = useQueryStates(
    { action: parseAsString, actor: parseAsString, since: parseAsStringLiteral(SPANS).withDefault('all') },
    { history: 'push', scroll: false },
  );
  return useMemo(() => ({ filter, setFilter }), [filter, setFilter]);
}

/** The filter as the API takes it. */
export function auditQueryOf({ action, actor, since }: AuditFilter, now: number) {
  const hours = HOURS[since];
  return {
    ...(action ? { action } : {}),
    ...(actor ? { actor } : {}),
    ...(hours === undefined ? {} : { from: new Date(now - hours * HOUR_MS).toISOString() }),
  };
}
