import { requireFinite, requireProbability } from './require-number.js';

/** One observed value and the chance it had to be observed. */
export interface WeightedItem {
  readonly value: number;
  /** Inclusion probability in (0, 1]: the share of such answers that is scored or labelled. */
  readonly probability: number;
  /** What was drawn as one, such as the actor whose answers are scored together. Left out: each answer by itself. */
  readonly cluster?: string;
}

/**
 * What a weighted rate or mean needs to know of its items, so that the database can add it up. With w = 1/probability
 * and value x, A = Σ w·x and B = Σ w over the answers of one independently drawn unit (an answer, or an actor):
 *
 *     count             count()              weight            Σ B
 *     units             number of units      weightedValue     Σ A
 *     weightWeight      Σ B²                 weightValue       Σ A·B           valueValue   Σ A²
 *
 *     greatestWeight    max(w) of an answer
 *
 * Without clusters these are Σw, Σw·x, Σw², Σw²·x and Σw²·x²; for a rate (x is 0 or 1) the last two are equal.
 */
export interface WeightedSums {
  readonly count: number;
  readonly units: number;
  readonly weight: number;
  readonly weightedValue: number;
  readonly weightWeight: number;
  readonly weightValue: number;
  readonly valueValue: number;
  readonly greatestWeight: number;
}

/**
 * Adds items up. Sums of disjoint sets of units may be added member by member, except the greatest weight.
 *
 * @throws RangeError for a value that is not finite or a probability outside (0, 1].
 */
export function weightedSums(items: Iterable<WeightedItem>): WeightedSums {
  const sums = {
    count: 0,
    units: 0,
    weight: 0,
    weightedValue: 0,
    weightWeight: 0,
    weightValue: 0,
    valueValue: 0,
    greatestWeight: 0,
  };
  const clusters = new Map<string, { weight: number; value: number }>();
  const addUnit = (weight: number, value: number) => {
    sums.units += 1;
    sums.weight += weight;
    sums.weightedValue += value;
    sums.weightWeight += weight * weight;
    sums.weightValue += weight * value;
    sums.valueValue += value * value;
  };
  for (const { value, probability, cluster } of items) {
    requireFinite('value', value);
    requireProbability(probability);
    sums.count += 1;
    const weight = 1 / probability;
    sums.greatestWeight = Math.max(sums.greatestWeight, weight);
    if (cluster === undefined) {
      addUnit(weight, weight * value);
      continue;
    }
    const unit = clusters.get(cluster);
    if (unit) {
      unit.weight += weight;
      unit.value += weight * value;
    } else clusters.set(cluster, { weight, value: weight * value });
  }
  for (const { weight, value } of clusters.values()) addUnit(weight, value);
  return sums;
}

/** Throws a RangeError unless the sums can come from items: all finite, and the squares not negative. */
export function requireSums(sums: WeightedSums): void {
  for (const [name, value] of Object.entries(sums) as [keyof WeightedSums, number][]) {
    requireFinite(name, value);
    if (name !== 'weightedValue' && name !== 'weightValue' && value < 0)
      throw new RangeError(`${name} must not be negative, is ${value}`);
  }
  if (
    sums.count > 0 &&
    !(sums.weight > 0 && sums.weightWeight > 0 && sums.units > 0 && sums.greatestWeight > 0)
  )
    throw new RangeError('sums of items must have weights and units above 0');
}

/** Σ (A − centre·B)² over the units: the square of the linearised total around an estimate. */
export function squaresAround(sums: WeightedSums, centre: number): number {
  return Math.max(0, sums.valueValue - 2 * centre * sums.weightValue + centre * centre * sums.weightWeight);
}
