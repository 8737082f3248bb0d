import { BodyError } from '@almenara/request-body';
import { LogClosedError, LogFullError, LogWriteError } from '@almenara/event-log';

/** A request that is not taken. Every door writes it in its own form. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 401 | 413 | 415 | 429 | 499 | 500 | 503,
    readonly code: string,
    message: string,
    readonly retryAfterSeconds?: number,
    /** What stood in the way, as a class that can be counted; finer than what the client is told. */
    readonly reason: string = code,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** How long a client should wait when the gateway cannot tell better. */
export const RETRY_SECONDS = 2;

/** What a client is told of an error. Whatever is not understood is the server's own fault and says no more. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof BodyError) return new Refusal(error.status, error.code, error.message);
  if (error instanceof LogFullError) {
    return new Refusal(
      503,
      'overloaded',
      'the event log is full; nothing was taken',
      error.retryAfterSeconds,
      'log_full',
    );
  }
  if (error instanceof LogClosedError) {
    const told = 'the server is stopping; send again in a moment';
    return new Refusal(503, 'overloaded', told, RETRY_SECONDS, 'stopping');
  }
  if (error instanceof LogWriteError) {
    const told = 'the event log cannot be written; send again later';
    return new Refusal(503, 'overloaded', told, RETRY_SECONDS, 'log_failed');
  }
  return new Refusal(500, 'internal', 'the request failed inside the server; it may be sent again');
}
