export type BodyErrorCode =
  'payload_too_large' | 'unsupported_encoding' | 'unsupported_type' | 'malformed' | 'aborted';

/** A body that cannot be taken. The message never quotes the body. */
export class BodyError extends Error {
  constructor(
    readonly status: 400 | 413 | 415 | 499,
    readonly code: BodyErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'BodyError';
  }
}
