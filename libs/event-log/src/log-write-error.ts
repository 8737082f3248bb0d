/** The disk refused a write or a sync. Nothing was acknowledged; the log stays usable. */
export class LogWriteError extends Error {
  constructor(cause: unknown) {
    super(`the event log could not write: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.name = 'LogWriteError';
  }
}
