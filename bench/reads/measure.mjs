/**
 * How long the console's reads take with 200,000 traces of one span each over 30 days, a tenth of them stored a
 * second time in a newer version. The best of five runs each. Run after a build: npm run bench -- reads
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  getFacet,
  getMetrics,
  getTrace,
  listChangedTraces,
  listTraces,
  migrate,
  openTraceStore,
} from '@almenara/trace-store';

const TRACES = 200_000;
const folder = mkdtempSync(join(tmpdir(), 'almenara-reads-'));
const store = await openTraceStore({ kind: 'embedded', folder });
await migrate(store, new URL('../../migrations/clickhouse/', import.meta.url));
const columns = (from) => `
  SELECT 'shop' AS project, toString(cityHash64(number)) AS trace_id, number + 1 AS version,
    toDateTime64('2026-03-01 00:00:00', 6, 'UTC') + toIntervalMillisecond(number * 12960) AS start_time,
    toFloat64(rand(1) % 5000) AS latency_ms, concat('name ', toString(number % 7)) AS name,
    if(number % 20 = 0, 'error', 'ok') AS status, number % 1000 AS total_tokens, 0.001 AS total_cost, ${from}`;
await store.command(`INSERT INTO almenara.traces
  (project, trace_id, version, start_time, latency_ms, name, status, total_tokens, total_cost, models, types, input_excerpt, output_excerpt, span_count)
  ${columns("[concat('model ', toString(number % 12))], ['llm'], repeat(toString(number), 60), repeat(hex(number), 60), 1")} FROM numbers(${TRACES})`);
await store.command(`INSERT INTO almenara.traces
  (project, trace_id, version, start_time, latency_ms, name, status, total_tokens, total_cost, models, types, input_excerpt, output_excerpt, span_count)
  ${columns("[concat('model ', toString(number % 12))], ['llm'], repeat(toString(number), 60), repeat(hex(number), 60), 2")} FROM numbers(${TRACES / 10})`);
await store.command(`INSERT INTO almenara.spans
  (project, trace_id, version, start_time, latency_ms, name, status, total_tokens, total_cost, span_id, model, type, input, output)
  ${columns("'s', concat('model ', toString(number % 12)), 'llm', concat('\"', repeat(toString(number), 100), '\"'), concat('\"', repeat(hex(number), 100), '\"')")} FROM numbers(${TRACES})`);
const month = { from: '2026-03-01T00:00:00Z', to: '2026-03-31T00:00:00Z' };
const options = { of: 'traces', timeZone: 'Europe/Madrid', groups: 6, group: 'model' };
const reads = {
  'a page': () => listTraces(store, 'shop', month, { limit: 50 }),
  'a page with filters': () =>
    listTraces(store, 'shop', { ...month, status: ['error'], model: ['model 8'] }, { limit: 50 }),
  'a page found by text': () => listTraces(store, 'shop', { text: '19999919' }, { limit: 50 }),
  'a chart of traces by model': () => getMetrics(store, 'shop', month, options),
  'a chart of spans by model': () => getMetrics(store, 'shop', month, { ...options, of: 'spans' }),
  'a facet': () => getFacet(store, 'shop', 'model', month, 20),
  'one trace': () => getTrace(store, 'shop', '17825287588014105863', 'full'),
  'the changes of a moment': () =>
    listChangedTraces(store, 'shop', {}, { after: '199990', upTo: '200000', limit: 100 }),
};
const results = {};
for (const [name, read] of Object.entries(reads)) {
  let best = Infinity;
  for (let run = 0; run < 5; run++) {
    const start = performance.now();
    await read();
    best = Math.min(best, performance.now() - start);
  }
  results[name] = { ms: Math.round(best) };
}
console.table(results);
await store.close();
rmSync(folder, { recursive: true, force: true });
writeFileSync(
  new URL('../results/reads.json', import.meta.url),
  `${JSON.stringify(
    {
      date: new Date().toISOString().slice(0, 10),
      machine: `${cpus().length} cores, ${cpus()[0].model}`,
      traces: TRACES,
      results,
    },
    null,
    2,
  )}\n`,
);
