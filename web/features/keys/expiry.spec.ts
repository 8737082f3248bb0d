import { describe, expect, it } from 'vitest';
import { expiresAt, lifeOf } from './expiry';

const now = Date.UTC(2026, 0, 1);
const in30Days = '2026-01-31T00:00:00.000Z';

describe('the expiry of a key', () => {
  it('is the chosen number of days away, or never', () => {
    expect(expiresAt('30d', now)).toBe(in30Days);
    expect(expiresAt('365d', now)).toBe('2027-01-01T00:00:00.000Z');
    expect(expiresAt('never', now)).toBeNull();
  });
});

describe('the life of a key', () => {
  it.each([
    [{ expiresAt: null, revokedAt: null }, 'active'],
    [{ expiresAt: in30Days, revokedAt: null }, 'active'],
    [{ expiresAt: '2026-01-10T00:00:00Z', revokedAt: null }, 'expiring'],
    [{ expiresAt: '2026-01-01T00:00:00Z', revokedAt: null }, 'expired'],
    [{ expiresAt: in30Days, revokedAt: '2025-12-31T00:00:00Z' }, 'revoked'],
  ] as const)('of %j is %s', (key, life) => {
    expect(lifeOf(key, now)).toBe(life);
  });
});
