/**
 * What a comparison of two windows costs its reader: the second half of thirty days against the first, over HTTP, from
 * sketches that were computed of vectors by the same statements as in use. The answer is that of the API's route,
 * without log-in. ROWS changes the number of events.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BAGS } from '@almenara/drift';
import { compareDrift, migrate, openTraceStore, sketchDirtyHours } from '@almenara/trace-store';

const HOURS = 720;
const START = Date.UTC(2026, 2, 1) / 3_600_000;
const DIMENSIONS = 128;
const CHUNK = 100_000;
const REPETITIONS = 30;

const FILL = (rows) => `
INSERT INTO almenara.vectors (project, stream, encoder, time, trace_id, span_id, part, version, is_deleted, bag, actor_hash,
    language, inclusion_probability, vector)
SELECT 'shop', 'prompt', 'static@1', toDateTime64(${START * 3600}, 6, 'UTC') + toIntervalMillisecond(intDiv(number * ${HOURS * 3600}, ${rows / 1000})),
    lower(hex(MD5(toString(number)))), 's', 0, 1, 0, cityHash64(number % 5000) % ${BAGS}, cityHash64(number % 5000), 'en', 1,
    arrayMap(at -> toInt8(reinterpretAsUInt8(substring(MD5(toString((number % 50000) * 8 + intDiv(at, 16))), at % 16 + 1, 1)) % 31) - 15, range(${DIMENSIONS}))
FROM numbers({first:UInt64}, {count:UInt64})`;

/** Rows for the results: comparison in milliseconds, and seconds to sketch all hours. */
export async function measureCompareCost(rows = Number(process.env['ROWS'] || 1_000_000)) {
  const folder = mkdtempSync(join(tmpdir(), 'almenara-compare-'));
  const store = await openTraceStore({
    kind: 'embedded',
    folder,
    readLimits: { maxSeconds: 120, maxBytes: 700_000_000 },
  });
  try {
    await migrate(store, new URL('../../migrations/clickhouse/', import.meta.url));
    for (let first = 0; first < rows; first += CHUNK)
      await store.command(FILL(rows), { first, count: Math.min(CHUNK, rows - first) });
    const began = performance.now();
    const hours = await sketchDirtyHours(store, 'shop', { from: START, to: START + HOURS });
    const sketchSeconds = (performance.now() - began) / 1000;
    const times = await timeRequests(store);
    const told = (metric, value) => ({
      bench: 'drift',
      dataset: `${rows} vectors of ${DIMENSIONS}, 30 days`,
      task: metric.startsWith('compare') ? 'compare over HTTP' : 'sketch',
      metric,
      value: Math.round(value * 10) / 10,
      n: metric.startsWith('compare') ? times.length : hours,
    });
    return [
      told('compare_ms_p50', quantile(times, 0.5)),
      told('compare_ms_p95', quantile(times, 0.95)),
      told('sketch_seconds', sketchSeconds),
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeRequests(store) {
  const iso = (hour) => new Date((START + hour) * 3_600_000).toISOString();
  const windows = { refFrom: iso(0), refTo: iso(HOURS / 2), curFrom: iso(HOURS / 2), curTo: iso(HOURS) };
  const server = createServer((_request, response) => {
    compareDrift(store, 'shop', { stream: 'prompt', ...windows }).then(
      (answer) => response.end(JSON.stringify(answer)),
      (error) => response.writeHead(500).end(error.message),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${server.address().port}`;
  const times = [];
  for (let repetition = -1; repetition < REPETITIONS; repetition++) {
    const start = performance.now();
    const response = await fetch(url);
    const answer = await response.json();
    if (answer.state !== 'compared') throw new Error('the windows could not be compared');
    // The first one starts the thread.
    if (repetition >= 0) times.push(performance.now() - start);
  }
  server.closeAllConnections();
  server.close();
  return times;
}

const quantile = (values, q) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * q)];

if (import.meta.main) console.table(await measureCompareCost());
