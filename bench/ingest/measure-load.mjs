import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { init } from '@almenara/sdk';
import { answerWithDocument } from './bodies.mjs';
import { cpuSeconds, KEY, pause, peakMegabytes, TOKEN } from './processes.mjs';

/** Sends the spans of a load and waits until the API counts all of them. */
export async function measureLoad(start, load) {
  const server = await start();
  try {
    const before = cpuOf(server);
    const generator = fork(fileURLToPath(new URL('generate.mjs', import.meta.url)), [
      JSON.stringify({ url: server.ingestUrl, key: KEY, ...load }),
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
      ...costOf(server, before, total),
      ...(await bytesOf(server, total)),
      refused,
    };
  } finally {
    await server.stop();
  }
}

/**
 * Time from the end of an SDK call until the API shows the span, by asking for marked spans again and again. With
 * `judged` every call has a text and a document of its own, so that evaluators have far more to do than they can.
 */
export async function measureFreshness(start, perSecond, seconds, { judged = false } = {}) {
  const server = await start();
  try {
    const sdk = init({ endpoint: server.ingestUrl, key: KEY });
    const delays = [];
    const probes = [];
    const before = cpuOf(server);
    const ticks = seconds * 20;
    const began = Date.now();
    for (let tick = 0; tick < ticks; tick++) {
      for (let index = 0; index < perSecond / 20; index++) {
        const said = judged
          ? answerWithDocument(tick * perSecond + index)
          : { input: 'question', output: 'answer' };
        sdk.startTrace('call', { type: 'llm', modelAnswered: 'm', ...said }).end();
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
      ...(judged ? { 'answers scored for groundedness': await countScored(server) } : {}),
      ...costOf(server, before, flushed.accepted),
      lost: flushed.lost,
    };
  } finally {
    await server.stop();
  }
}

async function countScored(server) {
  const metrics = await (await fetch(`${server.apiUrl}/metrics`)).text();
  return Number(
    /almenara_evaluator_answers_total\{evaluator="groundedness",outcome="scored"\} (\d+)/.exec(
      metrics,
    )?.[1] ?? 0,
  );
}

function cpuOf({ processes }) {
  return Object.fromEntries(Object.entries(processes).map(([name, pid]) => [name, cpuSeconds(pid)]));
}

/** CPU of all processes together, and of each where there are several. */
function costOf({ processes }, before, spans) {
  const each = Object.entries(processes).map(([name, pid]) => ({
    name,
    microseconds: Math.round(((cpuSeconds(pid) - before[name]) * 1e6) / spans),
    megabytes: peakMegabytes(pid),
  }));
  const several = each.length > 1 ? each : [];
  return {
    'CPU µs/span': each.reduce((sum, { microseconds }) => sum + microseconds, 0),
    ...Object.fromEntries(several.map(({ name, microseconds }) => [`CPU µs/span, ${name}`, microseconds])),
    'peak RSS, MB': each.reduce((sum, { megabytes }) => sum + megabytes, 0),
    ...Object.fromEntries(several.map(({ name, megabytes }) => [`peak RSS, MB, ${name}`, megabytes])),
  };
}

async function bytesOf(server, spans) {
  const stored = Object.entries(await server.bytesOnDisk());
  return Object.fromEntries(
    stored.map(([name, bytes]) => [`bytes/span on disk, ${name}`, Math.round(bytes / spans)]),
  );
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
  const response = await fetch(server.apiUrl + path, { headers: { authorization: `Bearer ${TOKEN}` } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
