import { shareRow } from './shares.mjs';

export const name = 'shape_power';

/**
 * How often it is found that a fifth of the events moved half-way to the mean of their topic: scaled to unit length
 * again, and as it is, where no mean moves.
 */
export async function rows({ datasets, pool, repetitions }) {
  const figures = [];
  for (const dataset of datasets) {
    for (const rescaled of [true, false]) {
      const pValues = await pool.run(
        dataset,
        'contracted',
        { events: 2_000, share: 0.2, rescaled },
        repetitions(200),
      );
      figures.push(
        shareRow(
          dataset.name,
          rescaled ? 'unit length' : 'literal',
          'shape_power_n2000',
          pValues.map((p) => p < 0.05),
        ),
      );
    }
  }
  return figures;
}
