import { createHash } from 'node:crypto';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The first 48 bits: the same text is the same number everywhere, and others are evenly spread. */
export function digestNumber(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6);
}

export const DIGEST_NUMBERS = 2 ** 48;
