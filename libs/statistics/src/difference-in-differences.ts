import { requireBinary, requireLevel, requireProbability } from './require-number.js';
import { studentQuantile } from './student.js';
import { weightedRate } from './weighted-rate.js';
import type { Interval } from './wilson-interval.js';

/** An answer of one of two groups, before or after a change that was made to one of them. */
export interface ObservedAnswer {
  readonly isTreated: boolean;
  readonly isAfter: boolean;
  readonly bad: 0 | 1;
  /** Inclusion probability in (0, 1]. */
  readonly probability: number;
  /** Whose answer it is: those of one actor go together, in all four cells. */
  readonly actor: string;
}

export interface DifferenceInDifferences extends Interval {
  /** In [−2, 2]: change of the rate of the treated group less change of the other; below 0 is better. */
  readonly difference: number;
  readonly level: number;
  /** By the first of the two intervals below. */
  readonly standardError: number;
  readonly actors: number;
}

/** In each of the four cells. Below, the interval of a cell is wider than any change that is looked for. */
const LEAST_ANSWERS = 20;
const LEAST_ACTORS = 5;

/**
 * Difference in differences of two rates: what the treated group changed beyond what changed for all. The interval is the
 * wider of two on each side: the linearised one, t·√(G/(G−1)·Σ_g u_g²) with u_g the sum of ±w·(y − rate)/Σw over all
 * answers of actor g, which knows that the cells share actors; and the combination of the four cells' own score intervals,
 * which stays open where a cell has no bad answer and the first one collapses.
 *
 * @returns undefined with fewer than 20 answers or 5 actors in a cell: the variance is then a guess.
 * @throws RangeError for a probability outside (0, 1], a `bad` that is not 0 or 1, or a level outside (0, 1).
 * Assumes that without the change both groups would have moved alike; nothing here can test that.
 * Sources: Card and Krueger 1994, American Economic Review 84; Liang and Zeger 1986, Biometrika 73 (clusters); Zou and
 * Donner 2008, Construction of confidence limits about effect measures, Statistics in Medicine 27 (combination).
 */
export function differenceInDifferences(
  answers: Iterable<ObservedAnswer>,
  level = 0.95,
): DifferenceInDifferences | undefined {
  requireLevel(level);
  const cells = CELLS.map(() => [] as ObservedAnswer[]);
  for (const answer of answers) {
    requireBinary('bad', answer.bad);
    requireProbability(answer.probability);
    cells[(answer.isTreated ? 2 : 0) + (answer.isAfter ? 1 : 0)]!.push(answer);
  }
  if (cells.some(isTooSmall)) return undefined;
  const influence = new Map<string, number>();
  let difference = 0;
  let [below, above] = [0, 0];
  for (const [at, sign] of CELLS.entries()) {
    const cell = cells[at]!;
    const estimate = weightedRate(
      cell.map(({ bad, probability, actor }) => ({ bad, probability, cluster: actor })),
      level,
    )!;
    const { rate } = estimate;
    difference += sign * rate;
    const reach = [rate - estimate.low, estimate.high - rate] as const;
    below += reach[sign > 0 ? 0 : 1] ** 2;
    above += reach[sign > 0 ? 1 : 0] ** 2;
    const weight = cell.reduce((sum, { probability }) => sum + 1 / probability, 0);
    for (const { bad, probability, actor } of cell)
      influence.set(actor, (influence.get(actor) ?? 0) + (sign * (bad - rate)) / (probability * weight));
  }
  const actors = influence.size;
  let squares = 0;
  for (const sum of influence.values()) squares += sum * sum;
  const standardError = Math.sqrt((squares * actors) / (actors - 1));
  const linear = studentQuantile((1 + level) / 2, actors - 1) * standardError;
  return {
    difference,
    low: difference - Math.max(linear, Math.sqrt(below)),
    high: difference + Math.max(linear, Math.sqrt(above)),
    level,
    standardError,
    actors,
  };
}

/** Sign of each cell: others before and after, treated before and after. */
const CELLS = [1, -1, -1, 1] as const;

function isTooSmall(cell: readonly ObservedAnswer[]): boolean {
  return cell.length < LEAST_ANSWERS || new Set(cell.map(({ actor }) => actor)).size < LEAST_ACTORS;
}
