import { EVALUATOR_DOOR, REPRICE_DOOR } from '@almenara/contract';
import type { LogRecord } from '@almenara/event-log';

/** Traces that log records tell of, by project. */
export type TouchedTraces = ReadonlyMap<string, ReadonlySet<string>>;

interface Envelope {
  readonly project?: unknown;
  readonly events?: unknown;
}

interface EventIdentity {
  readonly kind?: unknown;
  readonly traceId?: unknown;
}

const utf8 = new TextDecoder();

/** Only spans count: a score changes nothing that an evaluator reads. What cannot be read is the writer's to set aside. */
export function touchedTraces(records: readonly LogRecord[]): TouchedTraces {
  const touched = new Map<string, Set<string>>();
  for (const { value } of records) {
    const envelope = readEnvelope(value);
    if (typeof envelope?.project !== 'string' || !Array.isArray(envelope.events)) continue;
    let traces = touched.get(envelope.project);
    for (const event of envelope.events as (EventIdentity | null)[]) {
      if (event?.kind !== 'span' || typeof event.traceId !== 'string') continue;
      if (!traces) touched.set(envelope.project, (traces = new Set()));
      traces.add(event.traceId);
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
