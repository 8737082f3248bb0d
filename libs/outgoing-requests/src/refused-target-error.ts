/** A request that was not sent. The message says why, and never quotes the address. */
export class RefusedTargetError extends Error {
  override readonly name = 'RefusedTargetError';
  readonly code = 'REFUSED_TARGET';
}
