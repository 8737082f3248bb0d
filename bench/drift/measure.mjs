/**
 * What the drift tests find and how often they cry wolf:
 * `npm run bench:drift -- [--data FILE]… [--only NAME,…] [--repetitions N] [--workers N] [--json OUT]`.
 * FILE: JSON lines, plain or .gz, with `text` and `topic`. Without files those of ../shared/data/drift are taken, and
 * without these a synthetic mixture of topics. OUT gets an array of {bench, dataset, task, metric, value, low?, high?, n};
 * without it bench/results/drift.json is written. Each task is one file that exports `name` and `rows(context)`.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { print } from '../evaluators/print.mjs';
import { readArguments } from './arguments.mjs';
import { loadDatasets } from './datasets.mjs';
import { startWorkers } from './pool.mjs';
import * as baselinePower from './baseline-power.mjs';
import * as causes from './causes.mjs';
import * as compareCost from './compare-cost.mjs';
import * as compareTime from './compare-time.mjs';
import * as delay from './delay.mjs';
import * as embedCost from './embed-cost.mjs';
import * as nullRejection from './null-rejection.mjs';
import * as power from './power.mjs';
import * as precision from './precision.mjs';
import * as replays from './replays.mjs';
import * as shapePower from './shape-power.mjs';

/** Taken when none are named. */
const USUAL = [
  nullRejection,
  power,
  shapePower,
  baselinePower,
  compareTime,
  compareCost,
  embedCost,
  precision,
  causes,
];
/** Simulations of whole projects over months, which take an hour each. */
const LONG = [replays, delay];
const TASKS = [...USUAL, ...LONG];

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const options = readArguments(process.argv.slice(2), {
  known: TASKS.map(({ name }) => name),
  usual: USUAL.map(({ name }) => name),
});
const datasets = loadDatasets(root, options.files);
const pool = startWorkers(datasets, options.workers);
const rows = [];
for (const task of TASKS) {
  if (!options.tasks.includes(task.name)) continue;
  const began = performance.now();
  rows.push(
    ...(await task.rows({ root, files: options.files, datasets, pool, repetitions: options.repetitions })),
  );
  console.error(`${task.name}: ${Math.round((performance.now() - began) / 1000)} s`);
}
await pool.close();
const figures = rows.map((row) => ({ bench: 'drift', ...row }));
print(figures);
const out = options.json ?? join(root, 'bench', 'results', 'drift.json');
writeFileSync(out, `${JSON.stringify(figures, null, 2)}\n`);
