import { OtlpDecodeError } from '@almenara/opentelemetry';
import type { Intake } from '../intake/append-events.js';
import { Refusal } from '../intake/refusal.js';

/** What became of an OTLP request: what goes into the log, how many items were rejected, and why. */
export interface OtlpReading {
  readonly intake?: Intake;
  readonly rejected: number;
  readonly message: string;
}

/** Runs a decoder; a body that is no request at all is a refusal that must not be retried. */
export function decoding<Result>(decode: () => Result): Result {
  try {
    return decode();
  } catch (error) {
    if (error instanceof OtlpDecodeError) throw new Refusal(400, 'invalid_request', error.message);
    throw error;
  }
}
