import {
  eventSchema,
  explainInvalid,
  isDeeperThan,
  MAX_JSON_DEPTH,
  type EventInput,
} from '@almenara/contract';
import { readExportRecord } from '@almenara/langfuse';

export type Source = 'langfuse' | 'jsonl';
export const SOURCES: readonly Source[] = ['langfuse', 'jsonl'];

/** Longest event that a gateway takes by default, as JSON. */
const MAX_EVENT_LENGTH = 8 * 1024 * 1024;

export type Read = { readonly events: readonly string[] } | { readonly reason: string };

/** The events of a record as JSON, checked by the contract: a record is taken as a whole or not at all. */
export function toEvents(source: Source, value: unknown): Read {
  const reading = source === 'langfuse' ? readExportRecord(value) : readOwn(value);
  if ('refused' in reading) return { reason: reading.refused };
  const events: string[] = [];
  for (const event of reading.events) {
    const checked = eventSchema.safeParse(event);
    if (!checked.success) {
      const { field, reason } = explainInvalid(checked.error);
      return { reason: field ? `${field} ${reason}` : `the event ${reason}` };
    }
    const json = JSON.stringify(event);
    if (json.length > MAX_EVENT_LENGTH)
      return { reason: `an event has more than ${MAX_EVENT_LENGTH} characters` };
    events.push(json);
  }
  return { events };
}

function readOwn(value: unknown): { events: EventInput[] } | { refused: string } {
  if (isDeeperThan(value)) return { refused: `must not nest deeper than ${MAX_JSON_DEPTH} levels` };
  const kind = (value as { kind?: unknown } | null)?.kind;
  if (kind !== 'span' && kind !== 'score') return { refused: 'kind must be span or score' };
  return { events: [value as EventInput] };
}
