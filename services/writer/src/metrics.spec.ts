import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { createWriterMetrics } from './metrics.js';

test('lag is told as records of all partitions and as the age of the oldest', async () => {
  const registry = new Registry();
  createWriterMetrics(registry, async () => [
    { partition: 0, records: 3, oldestMs: 1500 },
    { partition: 1, records: 4, oldestMs: 250 },
  ]);
  const text = await registry.metrics();
  expect(text).toContain('almenara_writer_lag_records 7\n');
  expect(text).toContain('almenara_writer_lag_seconds 1.5\n');
});

test.each([
  ['fails', () => Promise.reject(new Error('the brokers are away'))],
  ['never answers', () => new Promise<never>(() => undefined)],
])('a log that %s does not cost the other metrics', { timeout: 10_000 }, async (_, lag) => {
  const registry = new Registry();
  const metrics = createWriterMetrics(registry, lag);
  metrics.stored.inc(5);
  const text = await registry.metrics();
  expect(text).toContain('almenara_writer_lag_records Nan\n');
  expect(text).toContain('almenara_writer_events_stored_total 5\n');
  expect(text).toContain('almenara_writer_events_dead_lettered_total{reason="refused_by_store"} 0\n');
});
