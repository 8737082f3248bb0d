/** The SQLSTATE with which PostgreSQL refused a statement. */
export function findDatabaseCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('driverError' in error)) return undefined;
  const { driverError } = error;
  if (typeof driverError !== 'object' || driverError === null || !('code' in driverError)) return undefined;
  return typeof driverError.code === 'string' ? driverError.code : undefined;
}
