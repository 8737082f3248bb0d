import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FilledStore, openFilledStore } from '../testing/filled-store.js';
import { getFacet } from './get-facet.js';
import { getMetrics } from './get-metrics.js';
import { getTrace } from './get-trace.js';
import { listChangedTraces } from './list-changed-traces.js';
import { listTraces } from './list-traces.js';

const TRACES = 200_000;
let store: FilledStore;

/** 200,000 traces of one span each over 30 days, a tenth of them stored a second time in a newer version. */
beforeAll(async () => {
  store = await openFilledStore();
  const columns = (from: string): string => `
    SELECT 'shop' AS project, toString(cityHash64(number)) AS trace_id, number + 1 AS version,
      toDateTime64('2026-03-01 00:00:00', 6, 'UTC') + toIntervalMillisecond(number * 12960) AS start_time,
      toFloat64(rand(1) % 5000) AS latency_ms, concat('name ', toString(number % 7)) AS name,
      if(number % 20 = 0, 'error', 'ok') AS status, number % 1000 AS total_tokens, 0.001 AS total_cost, ${from}`;
  await store.connection.command(`INSERT INTO almenara.traces
    (project, trace_id, version, start_time, latency_ms, name, status, total_tokens, total_cost, models, types, input_excerpt, output_excerpt, span_count)
    ${columns("[concat('model ', toString(number % 12))], ['llm'], repeat(toString(number), 60), repeat(hex(number), 60), 1")} FROM numbers(${TRACES})`);
  await store.connection.command(`INSERT INTO almenara.traces
    (project, trace_id, version, start_time, latency_ms, name, status, total_tokens, total_cost, models, types, input_excerpt, output_excerpt, span_count)
    ${columns("[concat('model ', toString(number % 12))], ['llm'], repeat(toString(number), 60), repeat(hex(number), 60), 2")} FROM numbers(${TRACES / 10})`);
  await store.connection.command(`INSERT INTO almenara.spans
    (project, trace_id, version, start_time, latency_ms, name, status, total_tokens, total_cost, span_id, model, type, input, output)
    ${columns("'s', concat('model ', toString(number % 12)), 'llm', concat('\"', repeat(toString(number), 100), '\"'), concat('\"', repeat(hex(number), 100), '\"')")} FROM numbers(${TRACES})`);
}, 120_000);
afterAll(() => store.remove());

/** The best of five runs: a busy machine says nothing about the query. */
async function time(work: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let run = 0; run < 5; run++) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const month = { from: '2026-03-01T00:00:00Z', to: '2026-03-31T00:00:00Z' };
const options = { of: 'traces', timeZone: 'Europe/Madrid', groups: 6, group: 'model' } as const;

describe(`with ${TRACES.toLocaleString('en')} traces`, () => {
  test.each<[string, number, () => Promise<unknown>]>([
    ['a page', 400, () => listTraces(store.connection, 'shop', month, { limit: 50 })],
    [
      'a page with filters',
      400,
      () =>
        listTraces(
          store.connection,
          'shop',
          { ...month, status: ['error'], model: ['model 8'] },
          { limit: 50 },
        ),
    ],
    [
      'a page found by text',
      1000,
      () => listTraces(store.connection, 'shop', { text: '19999919' }, { limit: 50 }),
    ],
    ['a chart of traces by model', 500, () => getMetrics(store.connection, 'shop', month, options)],
    [
      'a chart of spans by model',
      500,
      () => getMetrics(store.connection, 'shop', month, { ...options, of: 'spans' }),
    ],
    ['a facet', 400, () => getFacet(store.connection, 'shop', 'model', month, 20)],
    ['one trace', 200, () => getTrace(store.connection, 'shop', '17825287588014105863', 'full')],
    [
      'the changes of a moment',
      400,
      () => listChangedTraces(store.connection, 'shop', {}, { after: '199990', upTo: '200000', limit: 100 }),
    ],
  ])('%s takes less than %i ms', async (name, limit, work) => {
    const taken = await time(work);
    process.stdout.write(`${name}: ${taken.toFixed(0)} ms\n`);
    expect(taken).toBeLessThan(limit);
  });
});
