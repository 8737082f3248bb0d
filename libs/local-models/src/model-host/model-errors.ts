/** A model cannot be used here; the message says why and names no user text. */
export class ModelUnavailableError extends Error {
  override readonly name = 'ModelUnavailableError';
}

/** Too many jobs wait. Try again when `whenRoom` resolves. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/** The worker ended while it had the job. */
export class WorkerDiedError extends Error {
  override readonly name = 'WorkerDiedError';
}

/** One job failed; the worker goes on. */
export class JobFailedError extends Error {
  override readonly name = 'JobFailedError';
}

export class ModelHostClosedError extends Error {
  override readonly name = 'ModelHostClosedError';
}
