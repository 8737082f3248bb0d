export const EXPIRIES = ['never', '30d', '90d', '365d'] as const;
export type Expiry = (typeof EXPIRIES)[number];

const DAY_MS = 86_400_000;

/** The moment a key made now expires; null never. */
export function expiresAt(expiry: Expiry, now: number): string | null {
  if (expiry === 'never') return null;
  return new Date(now + Number.parseInt(expiry, 10) * DAY_MS).toISOString();
}

export type KeyLife = 'active' | 'expiring' | 'expired' | 'revoked';
const SOON_MS = 14 * DAY_MS;

/** What a reader has to know about a key's life: revoked is final, expired needs a new one, expiring soon will. */
export function lifeOf(
  key: { readonly expiresAt: string | null; readonly revokedAt: string | null },
  now: number,
): KeyLife {
  if (key.revokedAt !== null) return 'revoked';
  if (key.expiresAt === null) return 'active';
  const left = Date.parse(key.expiresAt) - now;
  if (left <= 0) return 'expired';
  return left < SOON_MS ? 'expiring' : 'active';
}
