import { QUANTILE_LEVELS, type WindowSums } from '@almenara/monitors';
import { fillWindows, type WindowRange } from './window-range.js';

export interface QuantileRow {
  readonly window: number;
  readonly value: number;
  readonly ladder: number[];
  readonly count: number;
  readonly units: number;
  readonly over: number;
  readonly weightWeight: number;
  readonly weightValue: number;
  readonly valueValue: number;
}

/**
 * SQL of the 95th percentile by window with what its interval needs: values at fixed levels, and how many answers of each
 * user lie above it.
 *
 * @param answers SQL of rows with window, user and x (a number). Read twice.
 */
export const quantileSums = (answers: string): string => `
SELECT window, any(quantile) AS value, any(levels) AS ladder, sum(n) AS count, count() AS units, sum(above) AS over,
    sum(n * n) AS weightWeight, sum(n * above) AS weightValue, sum(above * above) AS valueValue
FROM
(
    SELECT window, user, any(q) AS quantile, any(all_levels) AS levels, toFloat64(count()) AS n,
        toFloat64(countIf(x > q)) AS above
    FROM (${answers}) AS each
    INNER JOIN
    (
        SELECT window, quantileExactInclusive(0.95)(x) AS q,
            quantilesExactInclusive(${QUANTILE_LEVELS.join(', ')})(x) AS all_levels
        FROM (${answers})
        GROUP BY window
    ) AS of_window USING (window)
    GROUP BY window, user
)
GROUP BY window
ORDER BY window`;

const NOTHING = {
  count: 0,
  units: 0,
  weight: 0,
  weightedValue: 0,
  weightWeight: 0,
  weightValue: 0,
  valueValue: 0,
};

export function toQuantiles(
  range: WindowRange,
  rows: readonly QuantileRow[],
): { window: number; sums: WindowSums }[] {
  const found = new Map(
    rows.map(({ window, value, ladder, over, count, ...squares }): [number, WindowSums] => {
      const above = { ...squares, count, weight: count, weightedValue: over, greatestWeight: 1 };
      return [window * 1000, { kind: 'quantile', above, value, ladder }];
    }),
  );
  const empty = {
    kind: 'quantile',
    above: { ...NOTHING, greatestWeight: 0 },
    value: null,
    ladder: [],
  } as const;
  return fillWindows<WindowSums>(range, found, empty);
}
