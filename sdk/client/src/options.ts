import type { RecordedEvent } from './wire.js';

/** The part of the platform's `fetch` that is used. `body` is a Uint8Array, `signal` an AbortSignal. */
export type FetchFunction = (
  url: string,
  request: {
    method: 'POST';
    headers: Record<string, string>;
    // oxlint-disable-next-line typescript/no-explicit-any -- must fit the DOM's types and Node's
    body: any;
    redirect: 'manual';
    // oxlint-disable-next-line typescript/no-explicit-any
    signal: any;
  },
) => Promise<{
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}>;

/** What went wrong inside the SDK. The message never quotes the key or recorded text. */
export interface SdkError {
  readonly code: string;
  readonly message: string;
}

export interface Options {
  /** Address of Almenara. Default: `ALMENARA_ENDPOINT`, else `http://127.0.0.1:4318`. */
  endpoint?: string | undefined;
  /** Project key. Default: `ALMENARA_KEY`. Without one nothing is recorded. */
  key?: string | undefined;
  environment?: string | undefined;
  release?: string | undefined;
  /** For apps whose index does not change while they run; else say it on spans or by `setIndexVersion`. */
  indexVersion?: string | undefined;
  /** Share of traces to record, 0 to 1; decided by the trace id, so that all services agree. Default 1. */
  sampleRate?: number | undefined;
  /**
   * Sees each event before it is sent, as a detached copy; returns it, another one, or nothing to drop it.
   * An event whose masking throws is dropped, never sent unmasked. Must be synchronous.
   */
  mask?: ((event: RecordedEvent) => RecordedEvent | null | undefined | false) | undefined;
  /** Events that may wait, also while they are being sent; a new one beyond that is dropped. Default 10,000. */
  maxQueueEvents?: number | undefined;
  /** Bytes that may wait. Default 32 MiB. */
  maxQueueBytes?: number | undefined;
  /** A larger event is dropped and counted. Default 1 MiB. */
  maxEventBytes?: number | undefined;
  /** Spans that may be open at once; beyond that the oldest is sent as far as it is known. Default 10,000. */
  maxOpenSpans?: number | undefined;
  /** Longest wait before an event is sent, at most 200. Default 200. */
  flushIntervalMs?: number | undefined;
  maxBatchEvents?: number | undefined;
  maxBatchBytes?: number | undefined;
  /** Time limit of one request. Default 10,000. */
  timeoutMs?: number | undefined;
  /** How often a batch is tried before its events count as lost. Default 20. */
  maxAttempts?: number | undefined;
  /** First back-off; it doubles up to `maxRetryDelayMs` and is multiplied by a random number. Default 500. */
  retryDelayMs?: number | undefined;
  /** Default 30,000. */
  maxRetryDelayMs?: number | undefined;
  /** How long the end of a script may be delayed to deliver what waits; 0 turns that off. Default 1,000. */
  exitFlushMs?: number | undefined;
  /** Default: unless the server is on this machine, where it would cost both sides and spare nothing. */
  gzip?: boolean | undefined;
  fetch?: FetchFunction | undefined;
  onError?: ((error: SdkError) => void) | undefined;
}

/** Running totals since the client was made: `recorded` = `accepted` + `lost` + `pending`. */
export interface FlushResult {
  readonly recorded: number;
  /** Events that the server has answered for: accepted, or rejected by their content. */
  readonly sent: number;
  /** Durable at the server. */
  readonly accepted: number;
  /** Refused by the server because of their content; also counted in `lost`. */
  readonly rejected: number;
  readonly lost: number;
  readonly lostBy: Readonly<Record<string, number>>;
  /** Still waiting. */
  readonly pending: number;
  /** What went wrong since the previous flush. */
  readonly errors: readonly SdkError[];
}
