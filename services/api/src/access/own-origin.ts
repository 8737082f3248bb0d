/**
 * True when a browser sent the request from this installation's own pages: its origin is the host it asked for,
 * or, behind a proxy that changes the host, the public address.
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: string,
): boolean {
  if (origin === undefined) return false;
  const from = URL.parse(origin);
  if (!from) return false;
  return from.host === host || from.origin === new URL(publicUrl).origin;
}
