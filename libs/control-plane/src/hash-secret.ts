import { createHash } from 'node:crypto';

/**
 * SHA-256 in hex. A fast hash is enough for keys and tokens that we make (256 random bits); a key that a person
 * presets is as strong as that person chose it.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}
