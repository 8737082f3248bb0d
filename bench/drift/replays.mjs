/**
 * False incidents of whole projects that do not change: 30 days each, 16 streams of four groups, with the budget of 0.1.
 * Run after a build: node bench/drift/replays.mjs [replays] [days of history]
 */
import { fileURLToPath } from 'node:url';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { textFiles, textVectors } from './text-vectors.mjs';
import { quietMonth } from './world-runs.mjs';

const THREADS = 2;

/** Upper end of the one-sided 95 % interval of a Poisson mean, by bisection of its distribution function. */
export function poissonUpper(count) {
  const below = (mean) => {
    let term = Math.exp(-mean);
    let sum = term;
    for (let k = 1; k <= count; k++) sum += term *= mean / k;
    return sum;
  };
  let [low, high] = [count, count + 20 + 5 * Math.sqrt(count)];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (below(middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}

export async function replays({ count = 200, historyDays = 28, firstSeed = 1, world = {}, files } = {}) {
  const months = await Promise.all(
    Array.from(
      { length: THREADS },
      (_, thread) =>
        new Promise((resolve, reject) => {
          const seeds = Array.from({ length: count }, (_, i) => firstSeed + i).filter(
            (seed) => seed % THREADS === thread,
          );
          const worker = new Worker(fileURLToPath(import.meta.url), {
            workerData: { seeds, historyDays, world, files: textFiles(files) },
          });
          worker.once('message', resolve).once('error', reject);
        }),
    ),
  );
  const streams = months.flat(2);
  const row = (metric, of) => {
    const incidents = of.reduce((sum, { incidents }) => sum + incidents, 0);
    return {
      bench: 'drift',
      dataset: 'simulated projects',
      task: `quiet month after ${historyDays} days of history`,
      metric,
      value: Number((incidents / count).toFixed(4)),
      high: Number((poissonUpper(incidents) / count).toFixed(4)),
      n: count,
    };
  };
  return [
    row('false incidents a project in 30 days', streams),
    ...['text', 'number', 'category'].map((kind) =>
      row(
        `of these in ${kind} streams`,
        streams.filter((stream) => stream.kind === kind),
      ),
    ),
  ];
}

export const name = 'replays';

export const rows = async ({ files, repetitions }) => [
  ...(await replays({ count: repetitions(200), historyDays: 28, files })),
  ...(await replays({ count: repetitions(200), historyDays: 8, files })),
];

if (!isMainThread) {
  const { seeds, historyDays, world, files } = workerData;
  const texts = files.map(textVectors);
  parentPort.postMessage(seeds.map((seed) => quietMonth(texts, seed, 24 * historyDays, world)));
} else if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [count, historyDays] = process.argv.slice(2).map(Number);
  console.table(await replays({ count, historyDays }));
}
