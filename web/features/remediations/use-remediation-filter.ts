'use client';

import { REMEDIATION_STATES } from '@almenara/contract';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { STAGES } from './stages';

/** The filters of the list, which live in the address. `state` is a stage or one state. */
export function useRemediationFilter() {
  const [filter, setFilter] = useQueryStates(
    { target: parseAsString, state: parseAsStringLiteral([...STAGES, ...REMEDIATION_STATES]) },
    { history: 'push', scroll: false },
  );
  return useMemo(() => ({ filter, setFilter }), [filter, setFilter]);
}

export type RemediationFilter = ReturnType<typeof useRemediationFilter>['filter'];
