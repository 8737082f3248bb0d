import { shareRow } from './shares.mjs';

export const name = 'power';

const EXACT_USUALLY = { 500: 100, 2_000: 20 };

/**
 * How often a new topic is found at 5 %, i.i.d., 24 hours a side; next to the exact RBF-MMD (median heuristic, 200
 * permutations) on the first of the same windows.
 */
export async function rows({ datasets, pool, repetitions }) {
  const figures = [];
  for (const dataset of datasets) {
    for (const events of [500, 2_000]) {
      for (const percent of [1, 2, 5, 10, 20]) {
        const parameters = { events, share: percent / 100 };
        const ours = await pool.run(dataset, 'injected', parameters, repetitions(400));
        const exact = await pool.run(
          dataset,
          'injectedExact',
          parameters,
          repetitions(EXACT_USUALLY[events]),
        );
        const suffix = `power_n${events}_p${percent}`;
        figures.push(
          shareRow(
            dataset.name,
            'new topic',
            suffix,
            ours.map(({ pValue }) => pValue < 0.05),
          ),
          shareRow(dataset.name, 'new topic', `exact_${suffix}`, exact),
          shareRow(
            dataset.name,
            'new topic',
            `share_interval_holds_n${events}_p${percent}`,
            ours.map(({ low, high, truth }) => low <= truth && truth <= high),
          ),
        );
      }
    }
  }
  return figures;
}
