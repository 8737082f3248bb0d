import { randomBytes } from 'node:crypto';

/** 256 random bits as text that fits into a header, a URL and a cookie. */
export function makeSecret(prefix: string): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}
