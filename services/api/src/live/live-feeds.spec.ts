import type { TraceStoreConnection } from '@almenara/trace-store';
import { expect, test } from 'vitest';
import type { ApiOptions } from '../api-options.js';
import { ReadTurns } from '../query/read-turns.js';
import { LiveFeeds } from './live-feeds.js';

function feedsOn(query: () => Promise<unknown[]>): LiveFeeds {
  const store = { query } as unknown as TraceStoreConnection;
  return new LiveFeeds({ store, liveIntervalMs: 1e6 } as ApiOptions, new ReadTurns({}));
}

test('a caller that joins while the last other one leaves keeps a feed that works', async () => {
  const feeds = feedsOn(() => Promise.resolve([{ log_partition: 0, version: '7', count: 3 }]));
  const first = await feeds.listen('shop', {}, undefined);
  const joining = feeds.listen('shop', {}, undefined);
  first.end();
  const second = await joining;
  expect(feeds.feedCount).toBe(1);
  expect(await second.next()).toEqual({ id: '0:7', data: { items: [], total: 3 } });
  const waiting = second.next();
  second.end();
  expect(await waiting).toBeNull();
  expect(feeds.feedCount).toBe(0);
});

test('a feed that cannot begin is refused and forgotten', async () => {
  const feeds = feedsOn(() => Promise.reject(new Error('away')));
  await expect(feeds.listen('shop', {}, undefined)).rejects.toThrow('away');
  await expect(feeds.listen('shop', {}, undefined)).rejects.toThrow('away');
  expect(feeds.feedCount).toBe(0);
});
