/** The disk refused a write or a sync, or the brokers did not take it. Nothing was acknowledged; the log stays usable. */
export class LogWriteError extends Error {
  constructor(cause: unknown) {
    super(`the event log could not write: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.name = 'LogWriteError';
  }
}
