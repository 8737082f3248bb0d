import { AsyncLocalStorage } from 'node:async_hooks';
import type { Client } from './client.js';
import type { RecordFields } from './record-fields.js';
import type { Span } from './span.js';
import { TraceClock } from './time.js';

export const TRACE_LABELS = ['actorId', 'sessionId', 'variant', 'indexVersion'] as const;
export type TraceLabel = (typeof TRACE_LABELS)[number];

/** What the spans of one trace have in common in this process. */
export interface TraceState {
  readonly traceId: string;
  readonly sampled: boolean;
  readonly clock: TraceClock;
  labels: RecordFields | undefined;
}

export function newTraceState(traceId: string, sampled: boolean): TraceState {
  return { traceId, sampled, clock: new TraceClock(), labels: undefined };
}

interface Place {
  readonly current: AsyncLocalStorage<Span>;
  client: Client | undefined;
}

const NAME = Symbol.for('almenara.sdk.1');

/** One place per process, also when an app loads the SDK both as ES module and as CommonJS. */
export const place: Place = ((globalThis as Record<symbol, unknown>)[NAME] ??= {
  current: new AsyncLocalStorage<Span>(),
  client: undefined,
} satisfies Place) as Place;
