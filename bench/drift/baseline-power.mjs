import { shareRow } from './shares.mjs';

export const name = 'baselines';

const USUALLY = 100;
const SIZES = [
  { events: 500, percents: [5, 10, 20] },
  { events: 2_000, percents: [1, 2, 5, 10] },
];

/** What tests in common use find on the same windows, and how often they reject equal ones where users vary. */
export async function rows({ datasets, pool, repetitions }) {
  const figures = [];
  const add = (dataset, task, results, suffix) => {
    for (const method of Object.keys(results[0]))
      figures.push(
        shareRow(
          dataset.name,
          task,
          `${method}_${suffix}`,
          results.map((result) => result[method]),
        ),
      );
  };
  for (const dataset of datasets) {
    const n = repetitions(USUALLY);
    for (const { events, percents } of SIZES)
      for (const percent of percents) {
        const results = await pool.run(dataset, 'injectedBaselines', { events, share: percent / 100 }, n);
        add(dataset, 'new topic', results, `power_n${events}_p${percent}`);
      }
    for (const [task, sources] of Object.entries({
      iid: {},
      users: { mixes: true },
      both: { mixes: true, wobble: true },
    })) {
      const parameters = { ...sources, blocks: [24, 24], users: [100, 100] };
      add(dataset, task, await pool.run(dataset, 'nullBaselines', parameters, n), 'null');
    }
  }
  return figures;
}
