/**
 * How fast spans become durable and queryable, and what that costs. The server and the load generator share the
 * machine. Run after a build: npm run bench -- ingest
 */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { init } from '@almenara/sdk';

const KEY = 'alm_bench_key_0123456789abcdef';
const TOKEN = 'bench_admin_token_0123456789';
const TICKS_PER_SECOND = 100;
const root = fileURLToPath(new URL('../..', import.meta.url));
const spans = Number(process.env.BENCH_SPANS ?? 100_000);

const results = {};
for (const door of ['otlp', 'sdk']) {
  results[`${door}, as fast as it goes`] = await measure({ door, spans, connections: 8 });
  results[`${door}, 4,000 spans/s`] = await measure({
    door,
    spans: 80_000,
    connections: 8,
    spansPerSecond: 4000,
  });
}
results['sdk calls, 1,000 spans/s'] = await measureFreshness(1000, 20);
console.table(results);
writeFileSync(
  join(root, 'bench', 'results', 'ingest.json'),
  `${JSON.stringify(
    {
      date: new Date().toISOString().slice(0, 10),
      machine: `${cpus().length} cores, ${cpus()[0].model}`,
      node: process.version,
      results,
    },
    null,
    2,
  )}\n`,
);

async function measure(load) {
  const server = await startServer();
  try {
    const before = cpuSeconds(server.pid);
    const generator = fork(fileURLToPath(new URL('generate.mjs', import.meta.url)), [
      JSON.stringify({ url: server.url, key: KEY, ...load }),
    ]);
    const [{ started }] = await once(generator, 'message');
    const [{ finished, refused, bytesPerSpan }] = await once(generator, 'message');
    const total = Math.ceil(load.spans / 100) * 100;
    while ((await countSpans(server)) < total) await pause(50);
    const queryable = Date.now();
    return {
      'bytes/span': bytesPerSpan,
      'acknowledged spans/s': Math.round((total * 1000) / (finished - started)),
      'durable and queryable spans/s': Math.round((total * 1000) / (queryable - started)),
      'last ack to queryable, s': (queryable - finished) / 1000,
      'CPU µs/span': Math.round(((cpuSeconds(server.pid) - before) * 1e6) / total),
      'peak RSS, MB': peakMegabytes(server.pid),
      refused,
    };
  } finally {
    await server.stop();
  }
}

/** Time from the end of an SDK call until the API shows the span, by asking for marked spans again and again. */
async function measureFreshness(perSecond, seconds) {
  const server = await startServer();
  try {
    const sdk = init({ endpoint: server.url, key: KEY });
    const delays = [];
    const probes = [];
    const before = cpuSeconds(server.pid);
    const ticks = seconds * 20;
    const began = Date.now();
    for (let tick = 0; tick < ticks; tick++) {
      for (let index = 0; index < perSecond / 20; index++) {
        sdk
          .startTrace('call', { type: 'llm', input: 'question', output: 'answer', modelAnswered: 'm' })
          .end();
      }
      if (tick % 4 === 0) {
        const probe = sdk.startTrace('probe');
        probe.end();
        probes.push(waitForTrace(server, probe.traceId, Date.now()).then((delay) => delays.push(delay)));
      }
      await pause(began + (tick + 1) * 50 - Date.now());
    }
    await Promise.all(probes);
    const flushed = await sdk.shutdown();
    delays.sort((a, b) => a - b);
    return {
      'freshness p50, ms': delays[Math.floor(delays.length * 0.5)],
      'freshness p95, ms': delays[Math.floor(delays.length * 0.95)],
      'CPU µs/span': Math.round(((cpuSeconds(server.pid) - before) * 1e6) / flushed.accepted),
      'peak RSS, MB': peakMegabytes(server.pid),
      lost: flushed.lost,
    };
  } finally {
    await server.stop();
  }
}

async function waitForTrace(server, traceId, ended) {
  for (;;) {
    const { items } = await get(server, `/api/v1/projects/default/spans?traceId=${traceId}&limit=1`);
    if (items.length > 0) return Date.now() - ended;
    await pause(20);
  }
}

async function countSpans(server) {
  const range = 'from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z';
  const { series } = await get(server, `/api/v1/projects/default/metrics?of=spans&${range}`);
  return series[0]?.total.count ?? 0;
}

async function get(server, path) {
  const response = await fetch(server.url + path, { headers: { authorization: `Bearer ${TOKEN}` } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), 'almenara-bench-'));
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'services', 'standalone', 'dist', 'main.js')], {
    env: {
      PATH: process.env.PATH,
      ALMENARA_DATA: folder,
      ALMENARA_PORT: String(port),
      ALMENARA_DEMO: 'off',
      ALMENARA_INGEST_KEY: KEY,
      ALMENARA_ADMIN_TOKEN: TOKEN,
      ALMENARA_LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  while (!output.includes('almenara ready')) {
    if (child.exitCode !== null) throw new Error('the server did not start');
    await pause(50);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function cpuSeconds(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

function peakMegabytes(pid) {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}
