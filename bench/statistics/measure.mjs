/**
 * How often the intervals of rates hold the truth, over a grid of seeded simulations, and how wide they are next to
 * those of the labels alone. Run after a build: npm run bench -- statistics
 */
import { writeFileSync } from 'node:fs';
import { scorers, simulateLabels } from './simulate-labels.mjs';
import { simulateActors, simulateShedding } from './simulate-shedding.mjs';

const SETS = 5_000;

const labels = {};
const average = {};
for (const scorer of scorers) {
  const cells = [];
  for (const rate of [0.03, 0.1, 0.3])
    for (const n of [50, 100, 200, 500]) {
      const cell = simulateLabels(rate, scorer, n, SETS, 1_000 * rate + n);
      labels[`${scorer}, ${n} labels, ${rate * 100} %`] = cell;
      cells.push(cell);
    }
  const mean = (of) => Number((cells.reduce((sum, cell) => sum + of(cell), 0) / cells.length).toFixed(4));
  average[scorer] = {
    coverage: mean(({ coverage }) => coverage),
    labelOnly: mean(({ labelOnly }) => labelOnly),
    relativeWidth: mean(({ relativeWidth }) => relativeWidth),
  };
}
console.table(labels);
console.table(average);

const shedding = {};
for (const answers of [500, 2_500, 10_000])
  for (const [name, rates] of Object.entries({
    '4 % and 30 % bad': { calmRate: 0.04, burstRate: 0.3 },
    '1 % and 5 % bad': { calmRate: 0.01, burstRate: 0.05 },
  }))
    for (const burst of [0.5, 0.1, 0.02])
      shedding[`${answers} answers, ${name}, ${burst * 100} % of a burst scored`] = simulateShedding(
        { answers, calm: 0.5, burst, ...rates },
        SETS / 5,
        answers + 100 * burst,
      );
console.table(shedding);

const actors = {};
for (const count of [50, 200, 1_000])
  for (const clustered of [true, false])
    actors[`${count} actors, ${clustered ? 'as clusters' : 'ignored'}`] = simulateActors(
      { actors: count, clustered },
      SETS / 5,
      count,
    );
console.table(actors);

writeFileSync(
  new URL('../results/statistics.json', import.meta.url),
  `${JSON.stringify(
    {
      date: new Date().toISOString().slice(0, 10),
      dataSets: { labels: SETS, shedding: SETS / 5, actors: SETS / 5 },
      answers: 5_000,
      labels,
      average,
      shedding,
      actors,
    },
    null,
    2,
  )}\n`,
);
