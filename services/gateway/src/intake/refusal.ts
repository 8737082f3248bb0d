import { ControlPlaneError } from '@almenara/control-plane';
import { BodyError } from '@almenara/request-body';
import { LogClosedError, LogFullError, LogWriteError } from '@almenara/event-log';

/** A request that is not taken. Every door writes it in its own form. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 401 | 413 | 415 | 429 | 499 | 500 | 503,
    readonly code: string,
    message: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** How long a client should wait when the gateway cannot tell better. */
const RETRY_SECONDS = 2;

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
    );
  }
  if (error instanceof LogClosedError) {
    return new Refusal(503, 'overloaded', 'the server is stopping; send again in a moment', RETRY_SECONDS);
  }
  if (error instanceof LogWriteError) {
    return new Refusal(503, 'overloaded', 'the event log cannot be written; send again later', RETRY_SECONDS);
  }
  if (error instanceof ControlPlaneError) {
    return new Refusal(503, 'overloaded', 'the key cannot be looked up now; send again later', RETRY_SECONDS);
  }
  return new Refusal(500, 'internal', 'the request failed inside the server; it may be sent again');
}
