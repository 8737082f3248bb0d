/** What a log may say of a failed call: errors of engines may quote values of rows, which belong to the app's users. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? `${error.name} (code ${code})` : error.name;
}
