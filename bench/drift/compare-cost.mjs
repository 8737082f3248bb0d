/**
 * Time of GET /drift/compare over HTTP with a month of texts, the requests one after the other: the same windows again
 * and again, as pages ask for them, and windows none of whose blocks was read before. A million events are written and
 * sketched as they come in; of ten million the rows of sketches are written, which take as many bytes.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DAYS, fillWithEvents, fillWithSketches, HOURS, PROJECT, START } from './compare-store.mjs';

const TOKEN = 'the-token-of-this-measurement';
const REQUESTS = 60;
/** Before the first that counts. */
const WARM = 5;
/** With blocks of a day, windows that begin a day later have the same ones. */
const UNREAD_REQUESTS = 23;

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
const UNREAD_OF_TEXTS = {
  'texts, 14 days against 14, not read before': Array.from({ length: UNREAD_REQUESTS }, (_, at) => ({
    stream: 'prompt',
    ...windows(at + 1, at + 1 + 14 * 24, at + 1 + 14 * 24, at + 1 + 28 * 24),
  })),
};
const segment = (number) => ({ stream: 'prompt', segment: `model:model ${number}` });
const OF_CALLS = {
  'numbers, 23 days against 7': { stream: 'latency', ...MONTH },
  'words, 23 days against 7': { stream: 'model', ...MONTH },
  'texts of a segment, 23 days against 7': { ...segment(0), ...MONTH },
};
const UNREAD_OF_SEGMENTS = {
  'texts of a segment, 23 days against 7, not read before': [1, 2, 3, 4].map((number) => ({
    ...segment(number),
    ...MONTH,
  })),
  'texts of a segment, a day against a day, not read before': [0, 1, 2, 3, 4].map((number) => ({
    ...segment(number),
    ...windows(HOURS - 48, HOURS - 24, HOURS - 24, HOURS),
  })),
};

const SIZES = [
  {
    label: '1M',
    events: 1_000_000,
    fill: fillWithEvents,
    tasks: { ...OF_TEXTS, ...OF_CALLS },
    unread: { ...UNREAD_OF_TEXTS, ...UNREAD_OF_SEGMENTS },
  },
  { label: '10M', events: 10_000_000, fill: fillWithSketches, tasks: OF_TEXTS, unread: UNREAD_OF_TEXTS },
];

/** Rows `{bench, dataset, task, metric, value, n}`: milliseconds of a request, p50 and p95, and of CPU. */
export async function measureCompareCost(sizes = SIZES) {
  const rows = [];
  for (const { label, events, fill, tasks, unread } of sizes) {
    const folder = mkdtempSync(join(tmpdir(), 'almenara-compare-'));
    try {
      await fill(join(folder, 'store'), events);
      const measured = await measure(folder, tasks, unread);
      rows.push(...measured.map((row) => ({ ...row, task: `${label}: ${row.task}` })));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return rows;
}

async function measure(folder, tasks, unread) {
  const api = await startApi(folder);
  try {
    const rows = [];
    for (const [task, query] of Object.entries(tasks)) {
      const requests = Array.from({ length: WARM + REQUESTS }, () => query);
      rows.push(...(await time(api, task, requests, WARM)));
    }
    for (const [task, requests] of Object.entries(unread)) rows.push(...(await time(api, task, requests, 0)));
    return rows;
  } finally {
    await api.stop();
  }
}

async function time(api, task, queries, warm) {
  const times = [];
  const before = await cpuSeconds(api.url);
  for (const [request, query] of queries.entries()) {
    const begun = performance.now();
    const { state } = await ask(api.url, query);
    if (state !== 'compared') throw new Error(`${task}: the answer is ${state}`);
    if (request >= warm) times.push(performance.now() - begun);
  }
  const cpu = (1000 * ((await cpuSeconds(api.url)) - before)) / queries.length;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.ceil(share * times.length) - 1];
  // CPU is what other work on the machine changes least.
  const figures = { compare_ms_p50: at(0.5), compare_ms_p95: at(0.95), compare_cpu_ms: cpu };
  return Object.entries(figures).map(([metric, value]) => ({
    bench: 'drift',
    dataset: `${DAYS} days`,
    task,
    metric,
    value: Number(value.toFixed(1)),
    n: metric === 'compare_cpu_ms' ? queries.length : times.length,
  }));
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

export const rows = () => measureCompareCost();

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const labels = process.argv.slice(2);
  console.table(
    await measureCompareCost(SIZES.filter(({ label }) => labels.length === 0 || labels.includes(label))),
  );
}
