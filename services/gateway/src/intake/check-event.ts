import {
  eventSchema,
  explainInvalid,
  isDeeperThan,
  MAX_JSON_DEPTH,
  spanSchema,
  type Event,
} from '@almenara/contract';

export type CheckedEvent = { readonly event: Event; readonly json: string };
export type EventRefusal = { readonly reason: string; readonly field?: string; readonly kind: Rejection };
/** Why an event was rejected, as a class that can be counted. */
export type Rejection = 'too_deep' | 'invalid' | 'too_large' | 'unreadable';

/**
 * One event by the contract, with its time of recording filled in. Fields that this version does not know stay
 * among the attributes: a newer SDK loses nothing on an older server.
 */
export function checkEvent(raw: unknown, saidAt: number, maxBytes: number): CheckedEvent | EventRefusal {
  if (isDeeperThan(raw)) {
    return { kind: 'too_deep', reason: `must not nest deeper than ${MAX_JSON_DEPTH} levels` };
  }
  const parsed = eventSchema.safeParse(raw);
  if (!parsed.success) return { kind: 'invalid', ...explainInvalid(parsed.error) };
  const event = parsed.data;
  if (event.kind === 'span') {
    event.at ??= event.endTime ?? event.startTime ?? saidAt;
    keepUnknown(event, raw as Record<string, unknown>);
  } else if (event.kind === 'score') {
    event.at ??= saidAt;
  }
  const json = JSON.stringify(event);
  if (json.length > maxBytes) {
    return { kind: 'too_large', reason: `must be at most ${maxBytes} characters of JSON` };
  }
  return { event, json };
}

export function isRefusal(checked: CheckedEvent | EventRefusal): checked is EventRefusal {
  return 'reason' in checked;
}

const KNOWN = new Set(Object.keys(spanSchema.shape));

function keepUnknown(event: Extract<Event, { kind: 'span' }>, raw: Record<string, unknown>): void {
  const unknown = Object.entries(raw).filter(([key]) => !KNOWN.has(key));
  if (unknown.length > 0) event.attributes = { ...Object.fromEntries(unknown), ...event.attributes };
}
