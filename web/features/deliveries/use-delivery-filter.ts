'use client';

import { DELIVERY_STATES } from '@almenara/contract';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';

export interface DeliveryFilter {
  readonly target: string | null;
  readonly state: (typeof DELIVERY_STATES)[number] | null;
  readonly event: string | null;
}

/** The filters of the log, which live in the address. */
export function useDeliveryFilter() {
  const [filter, setFilter] = useQueryStates(
    { target: parseAsString, state: parseAsStringLiteral(DELIVERY_STATES), event: parseAsString },
    { history: 'push', scroll: false },
  );
  return useMemo(() => ({ filter, setFilter }), [filter, setFilter]);
}

/** The filter as the API takes it. */
export function deliveryQueryOf({ target, state, event }: DeliveryFilter) {
  return { ...(target ? { target } : {}), ...(state ? { state } : {}), ...(event ? { event } : {}) };
}
