// Records model calls at a steady pace and reports the CPU time they cost, above that of the same loop alone.
import { performance } from 'node:perf_hooks';
import * as sdk from '@almenara/sdk';
import { call } from './model-call.mjs';

const [endpoint, gzip, calls, perTick] = process.argv.slice(2);
sdk.init({
  endpoint,
  key: 'bench-key-of-forty-visible-characters-xx',
  gzip: gzip === 'gzip',
  maxQueueEvents: 100_000,
});

/** CPU microseconds per call: of the whole process, and of the main thread alone where Node can tell. */
async function measure(count, record) {
  const process0 = process.cpuUsage();
  const thread0 = process.threadCpuUsage?.();
  for (let i = 0; i < count; i++) {
    if (record) recordCall(i);
    else call(i);
    if (i % perTick === 0) await new Promise((resolve) => setImmediate(resolve));
    // Faster than any app calls a model, but not faster than one connection can send.
    if (record && i % 2000 === 1999) await sdk.flush();
  }
  if (record) await sdk.flush();
  const all = process.cpuUsage(process0);
  const main = thread0 && process.threadCpuUsage(thread0);
  return { all: (all.user + all.system) / count, main: main && (main.user + main.system) / count };
}

function recordCall(i) {
  const { input, output, ...fields } = call(i);
  sdk.generation('chat', { input, ...fields }, (span) => {
    span.update({
      output,
      usage: { input: 612, output: 240, total: 852, source: 'provider' },
      finishReasons: ['stop'],
    });
  });
}

/** Time that the calling code itself spends, without sending: what one call adds to the app's latency. */
function latency(count) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const began = performance.now();
    recordCall(i);
    times.push((performance.now() - began) * 1000);
  }
  times.sort((a, b) => a - b);
  return { p50: times[count >> 1], p99: times[Math.floor(count * 0.99)] };
}

const count = Number(calls);
await measure(count >> 2, true);
const base = await measure(count, false);
const recorded = await measure(count, true);
const addedLatency = latency(2000);
const result = await sdk.shutdown();
console.log(JSON.stringify({ base, recorded, addedLatency, result }));
