/**
 * What it takes to erase one of 1,000 actors among 1,000,000 spans (ROWS changes that), how reads fare meanwhile, and
 * what a writer pays for looking up tombstones. Run after a build: npm run bench -- erasure
 */
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  beginErasure,
  countAllErased,
  deleteErased,
  ERASED_STORE_NAMES,
  findTombstones,
  forgetErasure,
  listTraces,
  markErased,
  migrate,
  openTraceStore,
  waitForOldParts,
} from '@almenara/trace-store';

const ROWS = Number(process.env['ROWS'] || 1_000_000);
const ACTORS = 1000;
const CHUNK = 50_000;
const folder = mkdtempSync(join(process.env['TMPDIR'] ?? tmpdir(), 'almenara-erasure-'));
const { bavail, bsize } = statfsSync(folder);
if (bavail * bsize < ROWS * 3000)
  throw new Error(`${folder} has too little room for ${ROWS} rows three times`);
const store = await openTraceStore({ kind: 'embedded', folder });
await migrate(store, new URL('../../migrations/clickhouse/', import.meta.url));

const row = `'shop' AS project, lower(hex(MD5(toString(number)))) AS trace_id, number + 1 AS version,
  toDateTime64('2026-03-01 00:00:00', 6, 'UTC') + toIntervalMillisecond(intDiv(number * 2592000, ${ROWS / 1000})) AS start_time,
  concat('actor-', toString(number % ${ACTORS})) AS actor_id, concat('session-', toString(intDiv(number, 10))) AS session_id`;
console.log(`filling ${ROWS} spans of ${ACTORS} actors`);
for (let first = 0; first < ROWS; first += CHUNK) {
  const numbers = `numbers(${first}, ${Math.min(CHUNK, ROWS - first)})`;
  await store.command(`INSERT INTO almenara.spans
    (project, trace_id, version, start_time, actor_id, session_id, span_id, type, model, total_tokens, input, output, attributes)
    SELECT ${row}, 's', 'llm', concat('model ', toString(number % 12)), number % 1000, concat('"', randomPrintableASCII(250), '"'),
      concat('"', randomPrintableASCII(250), '"'), concat('{"a":"', repeat(toString(number), 40), '"}') FROM ${numbers}`);
  await store.command(`INSERT INTO almenara.traces
    (project, trace_id, version, start_time, actor_id, session_id, name, input_excerpt, span_count)
    SELECT ${row}, 'chat', randomPrintableASCII(120), 1 FROM ${numbers}`);
  if (first % (CHUNK * 2) === 0) {
    await store.command(`INSERT INTO almenara.scores (project, id, version, at, name, value, trace_id)
      SELECT 'shop', toString(number), 1, now64(6), 'helpful', 1, lower(hex(MD5(toString(number)))) FROM ${numbers}`);
  }
}

const round = (value) => Math.round(value * 10) / 10;
const quantile = (values, q) =>
  round([...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * q)] ?? 0);
async function disk() {
  const [{ bytes }] = await store.query(
    "SELECT sum(bytes_on_disk) AS bytes FROM system.parts WHERE database = 'almenara'",
  );
  return Math.round(Number(bytes) / 1e6);
}
async function timeReads(until) {
  const times = [];
  let refused = 0;
  let over = false;
  void until.finally(() => (over = true));
  do {
    const start = performance.now();
    // The engine may be at its memory limit; the API answers such a read with "try again".
    await listTraces(store, 'shop', {}, { limit: 50 }).catch(() => (refused += 1));
    times.push(performance.now() - start);
  } while (!over);
  return {
    reads: times.length,
    refused,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    max: quantile(times, 1),
  };
}

await waitForOldParts(store, ['spans', 'traces', 'scores']);
const diskBefore = await disk();
const quiet = await timeReads(new Promise((resolve) => setTimeout(resolve, 5000)));

const rssBefore = Math.round(process.memoryUsage.rss() / 1e6);
let peakRss = 0;
let peakDisk = 0;
let sampling = Promise.resolve();
const sampler = setInterval(() => {
  peakRss = Math.max(peakRss, Math.round(process.memoryUsage.rss() / 1e6));
  sampling = sampling.then(async () => void (peakDisk = Math.max(peakDisk, await disk().catch(() => 0))));
}, 200);
const milliseconds = {};
async function timed(name, work) {
  const start = performance.now();
  const answer = await work();
  milliseconds[name] = Math.round(performance.now() - start);
  console.log(`${name}: ${milliseconds[name]} ms, ${Math.round(process.memoryUsage.rss() / 1e6)} MB`);
  return answer;
}
const erase = async () => {
  await beginErasure(store, 'shop', 'bench', { kind: 'actor', id: 'actor-7' });
  const traces = await timed('tombstones', () =>
    markErased(store, 'shop', 'bench', { salt: 'bench', erasedAt: Date.now() + 2000 }),
  );
  for (const name of ERASED_STORE_NAMES) {
    await timed(name, () => deleteErased(store, 'shop', 'bench', name));
  }
  const left = await timed('readBack', () => countAllErased(store, 'shop', 'bench'));
  await timed('files', async () => {
    await forgetErasure(store, 'shop', 'bench');
    await waitForOldParts(store, [
      'spans',
      'traces',
      'scores',
      'dead_letters',
      'erasure_subjects',
      'erasure_traces',
    ]);
  });
  return { traces, left };
};
const erasing = erase();
const during = await timeReads(erasing);
const { traces, left } = await erasing;
clearInterval(sampler);
await sampling;
const diskAfter = await disk();

async function lookUp(project, keys) {
  const times = [];
  for (let run = 0; run < 200; run++) {
    const start = performance.now();
    await findTombstones(store, project, () => keys);
    times.push((performance.now() - start) * 1000);
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}
const keys = Array.from({ length: 1000 }, (_, n) => ({ kind: 'trace', id: `trace-${n}` }));
const tombstoneLookUpMicroseconds = {
  'project without tombstones': await lookUp('other', keys),
  [`project with ${traces} tombstones, 1000 keys`]: await lookUp('shop', keys),
};

const result = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} cores, ${cpus()[0].model}`,
  loadAverage: round(loadavg()[0]),
  rows: ROWS,
  actors: ACTORS,
  erasedTraces: traces,
  left,
  milliseconds,
  readMilliseconds: { quiet, during },
  diskMegabytes: { before: diskBefore, peak: peakDisk, after: diskAfter },
  memoryMegabytes: { before: rssBefore, peak: peakRss },
  tombstoneLookUpMicroseconds,
};
console.log(JSON.stringify(result, null, 2));
await store.close();
rmSync(folder, { recursive: true, force: true });
writeFileSync(new URL('../results/erasure.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
