import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Collector, KEY } from '../testing/collector.js';
import { make, recipe } from '../testing/hostile-values.js';
import { Client } from './index.js';
import { SPAN_READERS } from './read-fields.js';

let collector: Collector;
const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);

beforeAll(async () => {
  collector = await new Collector().start();
  process.on('unhandledRejection', note);
});
afterAll(async () => {
  process.off('unhandledRejection', note);
  await collector.stop();
});

const fields = recipe(
  ...Object.keys(SPAN_READERS),
  'parent',
  'traceId',
  'spanId',
  'parentSpanId',
  'traceparent',
);

test('whatever it is given, no function throws or rejects, and what is sent keeps to the contract', async () => {
  const client = new Client({ endpoint: collector.endpoint, key: KEY });
  await fc.assert(
    fc.asyncProperty(fields, fields, fields, async (...recipes) => {
      const [a, b, c] = recipes.map(make) as [never, never, never];
      expect(client.trace(a, b, () => client.span(c, () => 7))).toBe(7);
      client.trace(a, () => {
        client.setActor(b);
        client.setSession(c);
        client.setVariant(a);
        client.setIndexVersion(b);
        client.score(b);
        client.score({ name: 'n', value: c });
      });
      const span = client.startSpan(a, b);
      span.update(c).fail(a).update(b);
      span.end(c);
      span.end(b);
      span.update(a);
      span.traceparent();
      expect(await client.generation('g', b, async () => 1)).toBe(1);
      // A body that is none is no reason to throw either.
      expect(client.tool('t', a, b)).toBeUndefined();
    }),
    { numRuns: 300 },
  );
  const result = await client.shutdown(20_000);
  expect(result.accepted + result.lost).toBe(result.recorded);
  expect(result.pending).toBe(0);
  expect(result.accepted).toBeGreaterThan(1000);
  expect(collector.recorded).toHaveLength(result.accepted);
  expect(collector.violations).toEqual([]);
  expect(unhandled).toEqual([]);
});

test('whatever the options are, a client is made and works or stays silent', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const options = recipe(
    'endpoint',
    'key',
    'sampleRate',
    'mask',
    'maxQueueEvents',
    'flushIntervalMs',
    'fetch',
    'timeoutMs',
    'maxBatchBytes',
    'maxEventBytes',
    'environment',
  );
  await fc.assert(
    fc.asyncProperty(options, async (given) => {
      const onError = () => {
        throw new Error('hostile');
      };
      const usable = { endpoint: collector.endpoint, key: KEY, onError };
      const changed = { ...usable, ...('fields' in given ? (make(given) as object) : {}) };
      for (const all of [make(given), changed]) {
        const client = new Client(all);
        expect(client.trace('x', () => 3)).toBe(3);
        const result = await client.shutdown(0);
        expect(result.accepted + result.lost + result.pending).toBe(result.recorded);
      }
    }),
    { numRuns: 150 },
  );
  expect(unhandled).toEqual([]);
});
