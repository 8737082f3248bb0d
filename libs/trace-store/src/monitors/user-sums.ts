import type { WindowSums } from '@almenara/monitors';
import { fillWindows, type WindowRange } from './window-range.js';

export interface UserSumsRow {
  readonly window: number;
  readonly count: number;
  readonly units: number;
  readonly weight: number;
  readonly weightedValue: number;
  readonly weightWeight: number;
  readonly weightValue: number;
  readonly valueValue: number;
  readonly greatestWeight: number;
  readonly answerSquares: number;
  readonly bags: number[];
  readonly bagWeights: number[];
  readonly bagValues: number[];
}

/**
 * SQL that adds up answers by user, users by bag and bags by window.
 *
 * @param answers SQL of rows with window, user, bag, w (inverse probability, above 0) and x (a number).
 */
export const userSums = (answers: string): string => `
SELECT window, sum(answers_of) AS count, sum(users_of) AS units, sum(b) AS weight, sum(a) AS weightedValue,
    sum(bb) AS weightWeight, sum(ab) AS weightValue, sum(aa) AS valueValue, max(greatest_of) AS greatestWeight,
    sum(squares_of) AS answerSquares, groupArray(bag) AS bags, groupArray(b) AS bagWeights, groupArray(a) AS bagValues
FROM
(
    SELECT window, bag, sum(answers_of_user) AS answers_of, count() AS users_of, sum(weight_of) AS b, sum(value_of) AS a,
        sum(weight_of * weight_of) AS bb, sum(weight_of * value_of) AS ab, sum(value_of * value_of) AS aa,
        max(greatest) AS greatest_of, sum(squares) AS squares_of
    FROM
    (
        SELECT window, bag, user, count() AS answers_of_user, sum(w) AS weight_of, sum(w * x) AS value_of,
            max(w) AS greatest, sum(w * w) AS squares
        FROM (${answers})
        GROUP BY window, bag, user
    )
    GROUP BY window, bag
    ORDER BY window, bag
)
GROUP BY window
ORDER BY window`;

const EMPTY = {
  sums: {
    count: 0,
    units: 0,
    weight: 0,
    weightedValue: 0,
    weightWeight: 0,
    weightValue: 0,
    valueValue: 0,
    greatestWeight: 0,
  },
  answerSquares: 0,
  cells: [],
};

export function toUserSums(
  kind: 'rate' | 'mean',
  range: WindowRange,
  rows: readonly UserSumsRow[],
): { window: number; sums: WindowSums }[] {
  const found = new Map(
    rows.map(({ window, answerSquares, bags, bagWeights, bagValues, ...sums }): [number, WindowSums] => {
      const cells = bags.map((bag, at) => ({ bag, weight: bagWeights[at]!, value: bagValues[at]! }));
      return [window * 1000, { kind, sums, answerSquares, cells: cells.toSorted((a, b) => a.bag - b.bag) }];
    }),
  );
  return fillWindows<WindowSums>(range, found, { kind, ...EMPTY });
}
