import { EVALUATOR_DOOR, REPRICE_DOOR } from '@almenara/contract';
import type { LogRecord } from '@almenara/event-log';

/** Traces that log records tell of, by project, each with the latest time at which a span of it began, if one is told. */
export type TouchedTraces = ReadonlyMap<string, ReadonlyMap<string, number | undefined>>;

interface Envelope {
  readonly project?: unknown;
  readonly events?: unknown;
}

interface EventIdentity {
  readonly kind?: unknown;
  readonly traceId?: unknown;
  readonly startTime?: unknown;
}

const utf8 = new TextDecoder();

/** Only spans count: a score changes nothing that an evaluator reads. What cannot be read is the writer's to set aside. */
export function touchedTraces(records: readonly LogRecord[]): TouchedTraces {
  const touched = new Map<string, Map<string, number | undefined>>();
  for (const { value } of records) {
    const envelope = readEnvelope(value);
    if (typeof envelope?.project !== 'string' || !Array.isArray(envelope.events)) continue;
    let traces = touched.get(envelope.project);
    for (const event of envelope.events as (EventIdentity | null)[]) {
      if (event?.kind !== 'span' || typeof event.traceId !== 'string') continue;
      if (!traces) touched.set(envelope.project, (traces = new Map()));
      traces.set(event.traceId, latest(traces.get(event.traceId), event.startTime));
    }
  }
  return touched;
}

/** Scores and new prices tell nothing that an evaluator reads: such records need not be parsed to be passed over. */
const PASSED_OVER = new RegExp(
  `^\\{"version":1,"project":"[^"]*","receivedAt":[\\d.]+,"door":"(?:${EVALUATOR_DOOR}|${REPRICE_DOOR})"`,
);
const HEAD_BYTES = 400;

function readEnvelope(value: Uint8Array): Envelope | undefined {
  if (PASSED_OVER.test(utf8.decode(value.subarray(0, HEAD_BYTES)))) return undefined;
  try {
    return JSON.parse(utf8.decode(value)) as Envelope;
  } catch {
    return undefined;
  }
}

/** Doors append times as numbers; of anything else the store knows better. */
function latest(known: number | undefined, told: unknown): number | undefined {
  if (typeof told !== 'number') return known;
  return known === undefined ? told : Math.max(known, told);
}
