/** The disk or the brokers refused a write. Nothing was acknowledged; the log stays usable and the same append may succeed later. */
export class LogWriteError extends Error {
  constructor(cause: unknown) {
    super(`the event log could not write: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.name = 'LogWriteError';
  }
}
