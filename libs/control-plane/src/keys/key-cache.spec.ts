import { expect, test } from 'vitest';
import { KeyCache, KNOWN_TTL_MS, UNKNOWN_TTL_MS } from './key-cache.js';

const record = {
  keyId: 'k',
  project: 'p',
  name: 'n',
  ingest: true,
  role: null,
  expiresAt: undefined,
  revoked: false,
};

test('a known key is kept for 10 s at most, an unknown one shorter', () => {
  expect(KNOWN_TTL_MS).toBeLessThanOrEqual(10_000);
  expect(UNKNOWN_TTL_MS).toBeLessThan(KNOWN_TTL_MS);
  const cache = new KeyCache();
  cache.store('known', record, 0, 0);
  cache.store('unknown', undefined, 0, 0);
  expect(cache.find('known', KNOWN_TTL_MS - 1)?.record).toBe(record);
  expect(cache.find('unknown', UNKNOWN_TTL_MS - 1)).toEqual({ record: undefined, storedAt: 0 });
  expect(cache.find('known', KNOWN_TTL_MS)).toBeUndefined();
  expect(cache.find('unknown', UNKNOWN_TTL_MS)).toBeUndefined();
});

test('a clock that is set back does not keep an entry alive', () => {
  const cache = new KeyCache();
  cache.store('known', record, 1000, 0);
  expect(cache.find('known', 999)).toBeUndefined();
});

test('an answer read before a change is not kept', () => {
  const cache = new KeyCache();
  const { generation } = cache;
  cache.clear();
  cache.store('known', record, 0, generation);
  expect(cache.find('known', 0)).toBeUndefined();
});

test('any number of unknown keys leaves the known ones in place', () => {
  const cache = new KeyCache(3);
  cache.store('known', record, 0, 0);
  for (let n = 0; n < 100; n++) cache.store(`guess ${n}`, undefined, 0, 0);
  expect(cache.find('known', 1)?.record).toBe(record);
  expect(cache.find('guess 96', 1)).toBeUndefined();
  expect(cache.find('guess 97', 1)).toBeDefined();
});

test('a key that became known is no longer remembered as unknown', () => {
  const cache = new KeyCache();
  cache.store('key', undefined, 0, 0);
  cache.store('key', record, 1, 0);
  expect(cache.find('key', 2)?.record).toBe(record);
});
