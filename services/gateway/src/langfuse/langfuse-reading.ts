import type { Intake } from '../intake/append-events.js';

/** What a request to a door of Langfuse brought, and what is answered once that is durable. */
export interface LangfuseReading {
  readonly intake: Intake;
  readonly status: number;
  readonly answer: unknown;
}
