import { shareRow } from './shares.mjs';

export const name = 'null_rejection';

const SOURCES = {
  iid: { mixes: false, wobble: false },
  users: { mixes: true, wobble: false },
  hours: { mixes: false, wobble: true },
  both: { mixes: true, wobble: true },
};

/**
 * How often equal windows are called different at 5 %: 100 users × 20 events a side, other users in the current window,
 * over 24 hours a side; and with a current window of 4 hours only.
 */
export async function rows({ datasets, pool, repetitions }) {
  const figures = [];
  for (const dataset of datasets) {
    for (const [task, sources] of Object.entries(SOURCES)) {
      const n = repetitions(2_000);
      const usual = await pool.run(
        dataset,
        'nullWindows',
        { ...sources, blocks: [24, 24], users: [100, 100] },
        n,
      );
      for (const [metric, of] of Object.entries({
        null_rejection: ({ pValue }) => pValue < 0.05,
        null_rejection_at_1_percent: ({ pValue }) => pValue < 0.01,
        interval_misses_zero: ({ low }) => low > 0,
      }))
        figures.push(shareRow(dataset.name, task, metric, usual.map(of)));
      const few = await pool.run(
        dataset,
        'nullWindows',
        { ...sources, blocks: [24, 4], users: [100, 50] },
        Math.ceil(n / 4),
      );
      figures.push(
        shareRow(
          dataset.name,
          task,
          'null_rejection_4_hours',
          few.map(({ pValue }) => pValue < 0.05),
        ),
      );
    }
  }
  return figures;
}
