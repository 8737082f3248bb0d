/**
 * False incidents of the default monitors in projects in which nothing changes, and the delay until a change is told.
 * Run after a build: npm run bench -- monitors [--replays 200] [--delays 10] [--json <file>]
 *
 * The file is written every few replays, with how many of the planned ones are in it, so that a run which was stopped
 * leaves what it saw.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { HISTORY_HOURS, replayProject } from './replay-project.mjs';
import { WORLDS } from './quiet-world.mjs';

const FALSE_INCIDENTS = 0.1;
const TRAFFIC = [8, 60, 250];

/** Upper end of the one-sided 95 % interval of a Poisson mean. */
function poissonUpper(count) {
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

if (!isMainThread) {
  parentPort.on('message', (task) => parentPort.postMessage({ task, monitors: replayProject(task) }));
} else {
  const { values } = parseArgs({
    options: {
      replays: { type: 'string', default: '200' },
      delays: { type: 'string', default: '8' },
      threads: { type: 'string', default: '1' },
      json: { type: 'string', default: fileURLToPath(new URL('../results/monitors.json', import.meta.url)) },
    },
  });
  const worlds = Object.keys(WORLDS);
  const quiet = Array.from({ length: Number(values.replays) }, (_, i) => ({
    kind: 'quiet',
    world: worlds[i % worlds.length],
    perHour: TRAFFIC[Math.floor(i / worlds.length) % TRAFFIC.length],
    seed: 1000 + i,
    falseIncidents: FALSE_INCIDENTS,
  }));
  const changed = [60, 250].flatMap((perHour) =>
    [1.5, 2, 3].flatMap((factor) =>
      Array.from({ length: Number(values.delays) }, (_, i) => ({
        kind: 'changed',
        world: 'both',
        perHour,
        seed: 5000 + i,
        falseIncidents: FALSE_INCIDENTS,
        streams: 15,
        shift: { hour: HISTORY_HOURS + 48, factor },
      })),
    ),
  );
  const tasks = [...quiet, ...changed];
  const write = (results) => {
    const rows = [...falseAlarms(results), ...delays(results)];
    const told = { date: new Date().toISOString().slice(0, 10), cpu: cpus()[0]?.model };
    const run = { planned: tasks.length, done: results.length };
    writeFileSync(
      values.json,
      `${JSON.stringify({ ...told, falseIncidents: FALSE_INCIDENTS, run, rows }, null, 2)}\n`,
    );
    return rows;
  };
  console.table(write(await runAll(tasks, Number(values.threads), write)));
}

function runAll(tasks, threads, write) {
  const results = [];
  const waiting = [...tasks];
  return Promise.all(
    Array.from(
      { length: threads },
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker(fileURLToPath(import.meta.url));
          const next = () => {
            const task = waiting.shift();
            if (task) return worker.postMessage(task);
            void worker.terminate();
            resolve();
          };
          worker.on('message', (result) => {
            results.push(result);
            if (results.length % 20 === 0) {
              write(results);
              const fires = results
                .filter(({ task }) => task.kind === 'quiet')
                .flatMap(({ monitors }) => monitors);
              console.error(
                `${results.length} of ${tasks.length}, ${fires.reduce((sum, m) => sum + m.fires, 0)} false`,
              );
            }
            next();
          });
          worker.once('error', reject);
          next();
        }),
    ),
  ).then(() => results);
}

function falseAlarms(results) {
  const quiet = results.filter(({ task }) => task.kind === 'quiet');
  const row = (what, of) => {
    if (of.length === 0) return [];
    const fires = of.reduce((sum, { monitors }) => sum + monitors.reduce((all, m) => all + m.fires, 0), 0);
    const largest = Math.max(...of.flatMap(({ monitors }) => monitors.map((m) => m.largest ?? 0)));
    const figures = {
      what,
      replays: of.length,
      fires,
      upper95: Number((poissonUpper(fires) / of.length).toFixed(4)),
      largestLogStatistic: Number(largest.toFixed(2)),
    };
    return [figures];
  };
  return [
    ...row('false incidents in 30 days, all', quiet),
    ...Object.keys(WORLDS).flatMap((world) =>
      row(
        `… ${world}`,
        quiet.filter(({ task }) => task.world === world),
      ),
    ),
    ...TRAFFIC.flatMap((perHour) =>
      row(
        `… ${perHour} answers/h`,
        quiet.filter(({ task }) => task.perHour === perHour),
      ),
    ),
  ];
}

function delays(results) {
  const groups = Map.groupBy(
    results.filter(({ task }) => task.kind === 'changed'),
    ({ task }) => `${task.perHour} answers/h, rates × ${task.shift.factor}`,
  );
  return [...groups].flatMap(([what, of]) =>
    ['error_rate', 'refusal_rate', 'unsupported_rate'].map((name) => {
      const hours = of
        .map(({ task, monitors }) => {
          const found = monitors.find((m) => m.name === name).hours.find((hour) => hour >= task.shift.hour);
          return found === undefined ? Infinity : found - task.shift.hour + 1;
        })
        .toSorted((a, b) => a - b);
      const median = hours[Math.floor(hours.length / 2)];
      return {
        what: `${what}: ${name}`,
        replays: hours.length,
        medianHours: Number.isFinite(median) ? median : null,
        missed: hours.filter((h) => h === Infinity).length,
      };
    }),
  );
}
