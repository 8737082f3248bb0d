export const SESSION_COOKIE = 'almenara_session';

/** Value of one cookie of a request's header. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** Scripts cannot read it and other sites cannot send it along with changes. */
export function sessionCookie(sessionToken: string, expiresAt: Date, publicUrl: string): string {
  return `${SESSION_COOKIE}=${sessionToken}; Path=/; HttpOnly; SameSite=Lax; Expires=${expiresAt.toUTCString()}${secure(publicUrl)}`;
}

export function endedSessionCookie(publicUrl: string): string {
  return `${SESSION_COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure(publicUrl)}`;
}

/** Browsers keep a Secure cookie away from plain HTTP, which is how the loopback address is reached. */
function secure(publicUrl: string): string {
  const { hostname, protocol } = new URL(publicUrl);
  const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  return loopback && protocol === 'http:' ? '' : '; Secure';
}
