/**
 * Time of GET /drift/compare over HTTP, with a million and with ten million events in 30 days: texts of 128 dimensions
 * by 5,000 users, and at a million also the model calls they belong to. The requests come one after the other.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate, openTraceStore, sketchHours } from '@almenara/trace-store';

const PROJECT = 'shop';
const TOKEN = 'the-token-of-this-measurement';
const ENCODER = 'static256@1';
const DIMENSIONS = 128;
const USERS = 5_000;
const DAYS = 30;
const HOURS = DAYS * 24;
const START = Date.UTC(2026, 0, 1) / 3_600_000;
const REQUESTS = 60;
/** Before the first that counts. */
const WARM = 5;

const iso = (hour) => new Date((START + hour) * 3_600_000).toISOString();
const windows = (refFrom, refTo, curFrom, curTo) => ({
  refFrom: iso(refFrom),
  refTo: iso(refTo),
  curFrom: iso(curFrom),
  curTo: iso(curTo),
});
const MONTH = windows(0, 23 * 24, 23 * 24, HOURS);
const OF_TEXTS = {
  'texts, 23 days against 7': { stream: 'prompt', ...MONTH },
  'texts, 15 days against 15': { stream: 'prompt', ...windows(0, HOURS / 2, HOURS / 2, HOURS) },
  'texts, 7 days against 6 hours': { stream: 'prompt', ...windows(HOURS - 174, HOURS - 6, HOURS - 6, HOURS) },
};
const OF_CALLS = {
  'numbers, 23 days against 7': { stream: 'latency', ...MONTH },
  'words, 23 days against 7': { stream: 'model', ...MONTH },
  'texts of a segment, a day against a day': {
    stream: 'prompt',
    segment: 'model:model 3',
    ...windows(HOURS - 48, HOURS - 24, HOURS - 24, HOURS),
  },
};

/** Rows `{bench, dataset, task, metric, value, n}`: milliseconds of a request, p50 and p95, and of CPU. */
export async function measureCompareCost(sizes = [1_000_000, 10_000_000]) {
  const rows = [];
  for (const events of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'almenara-compare-'));
    try {
      const hasCalls = events <= 1_000_000;
      await fill(join(folder, 'store'), events, hasCalls);
      rows.push(...(await measure(folder, events, { ...OF_TEXTS, ...(hasCalls ? OF_CALLS : {}) })));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return rows;
}

async function fill(folder, events, hasCalls) {
  const store = await openTraceStore({ kind: 'embedded', folder });
  await migrate(store, new URL('../../migrations/clickhouse/', import.meta.url));
  const time = `toDateTime64('2026-01-01 00:00:00', 6, 'UTC') + toIntervalMicrosecond(intDiv(number * ${HOURS} * 3600, ${events}) * 1000000 + number % 1000)`;
  const user = `cityHash64(number) % ${USERS}`;
  const hash = `bitShiftRight(reinterpretAsUInt64(reverse(substring(SHA256(concat('actor\\n', toString(${user}))), 1, 8))), 16)`;
  const part = 500_000;
  for (let first = 0; first < events; first += part) {
    const numbers = `FROM numbers(${first}, ${Math.min(part, events - first)})`;
    await store.command(`INSERT INTO almenara.vectors
      (project, stream, encoder, time, trace_id, span_id, part, version, bag, actor_hash, language, inclusion_probability, vector)
      SELECT '${PROJECT}', 'prompt', '${ENCODER}', ${time}, concat('t', toString(number)), 's', 0, 1, ${hash} % 32, ${hash}, 'en', 1,
        arrayMap(at -> toInt8(least(127, greatest(-127, round(at % 7 - 3 + randNormal(0, 10.5, number * ${DIMENSIONS} + at))))), range(${DIMENSIONS})) ${numbers}`);
    if (hasCalls)
      await store.command(`INSERT INTO almenara.spans
        (project, start_time, trace_id, span_id, version, type, status, actor_id, model, latency_ms, output_tokens)
        SELECT '${PROJECT}', ${time}, concat('t', toString(number)), 's', 1, 'llm', 'ok', toString(${user}),
          concat('model ', toString(number % 5)), 1000 * randLogNormal(0, 0.5, number), number % 700 ${numbers}`);
  }
  const hours = Array.from({ length: HOURS }, (_, at) => START + at);
  await sketchHours(store, PROJECT, { stream: 'prompt', encoder: ENCODER, hours });
  if (hasCalls) await sketchHours(store, PROJECT, { stream: 'latency', encoder: '', hours });
  await store.close();
}

async function measure(folder, events, tasks) {
  const api = await startApi(folder);
  try {
    const rows = [];
    for (const [task, query] of Object.entries(tasks)) {
      const times = [];
      const before = await cpuSeconds(api.url);
      for (let request = 0; request < WARM + REQUESTS; request++) {
        const begun = performance.now();
        const { state } = await ask(api.url, query);
        if (state !== 'compared') throw new Error(`${task}: the answer is ${state}`);
        if (request >= WARM) times.push(performance.now() - begun);
      }
      const cpu = (1000 * ((await cpuSeconds(api.url)) - before)) / (WARM + REQUESTS);
      times.sort((a, b) => a - b);
      const dataset = `${events} events, ${DAYS} days`;
      for (const [metric, share] of Object.entries({ compare_ms_p50: 0.5, compare_ms_p95: 0.95 })) {
        const value = Number(times[Math.ceil(share * times.length) - 1].toFixed(1));
        rows.push({ bench: 'drift', dataset, task, metric, value, n: REQUESTS });
      }
      // What other work on the machine does not change much.
      const value = Number(cpu.toFixed(1));
      rows.push({ bench: 'drift', dataset, task, metric: 'compare_cpu_ms', value, n: WARM + REQUESTS });
    }
    return rows;
  } finally {
    await api.stop();
  }
}

async function ask(url, query) {
  const address = `${url}/api/v1/projects/${PROJECT}/drift/compare?${new URLSearchParams(query)}`;
  const response = await fetch(address, { headers: { authorization: `Bearer ${TOKEN}` } });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return response.json();
}

/** Of the API's process, its engine included. */
async function cpuSeconds(url) {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(metrics)[1]);
}

function startApi(folder) {
  const file = fileURLToPath(new URL('drift-api-process.mjs', import.meta.url));
  const child = spawn(process.execPath, [file, folder, PROJECT, TOKEN], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (data) => {
      said += data;
      const ready = /ready (http\S+)/.exec(said);
      if (ready) resolve({ url: ready[1], stop });
    });
    child.once('exit', () => reject(new Error('the API did not start')));
  });
}

export const name = 'compare';

/** Ten million events take half an hour to make: `node bench/drift/compare-cost.mjs 10000000`. */
export const rows = () => measureCompareCost([1_000_000]);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = process.argv.slice(2).map(Number);
  console.table(await measureCompareCost(sizes.length > 0 ? sizes : undefined));
}
