/**
 * The socket's code or the SQLSTATE of a failed call. A statement fails with the driver's error inside, a host with
 * several addresses with one error for each.
 */
export function findErrorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('driverError' in error) return findErrorCode(error.driverError);
  return error instanceof AggregateError ? findErrorCode(error.errors[0]) : undefined;
}
