import { EVENTS_TOPIC, logRecordSchema, REPRICE_DOOR } from '@almenara/contract';
import { byConfiguration, PRICES_SETTING, writePrices } from '@almenara/control-plane';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Engines, openEngines } from '../testing/open-engines.js';
import { createPricesDuty } from './prices-duty.js';

let engines: Engines;
beforeEach(async () => {
  engines = await openEngines({ partitions: 3 });
  for (const id of ['shop', 'rival']) await engines.controlPlane.projects.ensure({ id, name: id });
});
afterEach(() => engines.remove());

const derived = JSON.stringify({ at: 1, derived: ['cost.input', 'cost.source'] });
const call = (span: string, told: object = {}) => ({
  project: 'shop',
  trace_id: `trace of ${span}`,
  span_id: span,
  version: '1',
  start_time: '2026-03-01 12:00:00.000000',
  type: 'llm',
  model_answered: 'ours-1',
  input_tokens: 1000,
  output_tokens: 100,
  revisions: '{"at":1}',
  ...told,
});

/** Spans that were named again, in order of their ids, and nothing else. */
async function run(data: Record<string, unknown> = { project: 'shop' }): Promise<string[]> {
  const { log, store, controlPlane } = engines;
  const registry = new Registry();
  const duty = createPricesDuty({ log, store, controlPlane, registry, gatewayUrl: () => '' }, 0);
  await duty.run({ data, signal: new AbortController().signal });
  const seen: string[] = [];
  const [lags] = [await log.lag(EVENTS_TOPIC, 'test')];
  const waiting = lags.reduce((sum, { records }) => sum + records, 0);
  if (waiting === 0) return seen;
  const all = Promise.withResolvers<void>();
  let records = 0;
  const consumer = await log.consume({
    topic: EVENTS_TOPIC,
    group: 'test',
    maxRecords: 100,
    maxBytes: 1e7,
    maxWaitMs: 1,
    onBatch: async (batch) => {
      for (const { value } of batch) {
        const content = logRecordSchema.parse(JSON.parse(new TextDecoder().decode(value)));
        expect(content).toMatchObject({ door: REPRICE_DOOR, declared: 0 });
        for (const event of content.events) {
          const { project } = content;
          const { spanId, at, ...identity } = event as { spanId: string; at: number; traceId: string };
          expect(identity).toEqual({ kind: 'span', traceId: `trace of ${spanId}` });
          expect(at).toBeGreaterThan(0);
          seen.push(`${project}/${spanId}`);
        }
      }
      records += batch.length;
      if (records >= waiting) all.resolve();
    },
  });
  await all.promise;
  await consumer.stop();
  return seen.sort();
}

const setPrices = (input: number) =>
  engines.controlPlane.settings.change(
    'shop',
    PRICES_SETTING,
    writePrices([{ model: 'ours-*', input, output: 2, currency: 'EUR' }]),
    byConfiguration('setPrices'),
  );

test('calls whose estimate is another by the prices are named to the writer again, and no others', async () => {
  const right = {
    input_cost: 0.001,
    output_cost: 0.0002,
    total_cost: 0.0012,
    cost_currency: 'EUR',
    cost_source: 'estimate',
  };
  await engines.store.insert('almenara.spans', [
    call('unknown'),
    call('right', { ...right, revisions: derived }),
    call('outdated', {
      ...right,
      input_cost: 0.5,
      revisions: derived,
      start_time: '2026-03-05 12:00:00.000000',
    }),
    call('told', { total_cost: 0.5, cost_source: 'provider' }),
    call('told as estimate', { ...right, input_cost: 0.5 }),
    call('other', { model_answered: 'theirs' }),
    call('no call', { type: 'agent' }),
    call('foreign', { project: 'rival' }),
  ]);
  // Nobody knows a price of `ours-1` yet.
  expect(await run()).toEqual(['shop/outdated', 'shop/right']);
  await setPrices(1);
  expect(await run({})).toEqual(['shop/outdated', 'shop/unknown']);
});

test('more calls than a page are all found, once', async () => {
  const ids = Array.from({ length: 12_000 }, (_, index) => `s${String(index).padStart(5, '0')}`);
  await engines.store.insert(
    'almenara.spans',
    ids.map((id) => call(id)),
  );
  await setPrices(1);
  expect(await run()).toEqual(ids.map((id) => `shop/${id}`));
});
