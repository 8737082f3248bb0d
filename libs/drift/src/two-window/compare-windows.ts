import type { BlockSketch } from '../sketch/block-sketch.js';
import { pearsonThreeTail } from '../special-functions/pearson-three.js';
import { type Cells, gatherCells } from './cells.js';
import { countWindow, pairFactors, type Sharing } from './counts.js';
import { covarianceMoments, weigh } from './difference-covariance.js';
import { distanceInterval, type Estimate } from './distance-interval.js';
import { type Missing, missingData, windowSize, type WindowSize } from './minimum-data.js';
import { multiply } from './products.js';
import { recentre, varianceAlong } from './recentre.js';
import { squaredDistance, type Windows } from './squared-distance.js';

export interface ComparedWindows {
  readonly reference: readonly BlockSketch[];
  readonly current: readonly BlockSketch[];
}

export interface CompareOptions {
  /** Distance that a window of nothing but a new topic has from the usual mix, for this encoder; gives `newShare`. */
  readonly topicDistance?: number;
  /** Of the intervals; 0.95 if not given. */
  readonly level?: number;
}

export interface Comparison {
  readonly state: 'compared';
  /** S: unbiased estimate of the squared distance of the means; may be negative. */
  readonly squaredDistance: number;
  /** Probability of S or more in equal windows, users and hours varying. */
  readonly pValue: number;
  /** The same if only users varied: too small where hours vary. */
  readonly pValueByActor: number;
  /** The same if only hours varied: too small where users vary. */
  readonly pValueByTime: number;
  /** The p-value of windows that have nothing in common, with these counts: no smaller one can be reached. */
  readonly attainablePValue: number;
  /** Distance of the means. */
  readonly distance: Estimate;
  /** About the share of events of a new topic in the current window, at most 1; without `topicDistance` undefined. */
  readonly newShare: Estimate | undefined;
  readonly reference: WindowSize;
  readonly current: WindowSize;
}

export interface Insufficient {
  readonly state: 'insufficient';
  readonly missing: readonly Missing[];
  readonly reference: WindowSize;
  readonly current: WindowSize;
}

const BY_BOTH: Sharing = { bag: true, block: true };
const BY_ACTOR: Sharing = { bag: true, block: false };
const BY_TIME: Sharing = { bag: false, block: true };

/**
 * Whether two windows of a stream differ by more than users and hours vary (two-way test of the difference of the means
 * of the feature map). Users of one bag and events of one block may resemble each other as they like; different bags,
 * and different blocks, are taken as independent.
 *
 * S estimates the squared distance of the means from the pairs of events that share neither bag nor block. Its null law
 * is that of Σ λᵢ(χ²₁ − 1), λᵢ the eigenvalues of the covariance of the difference, given by three moments: variance
 * 2·tr Σ² and skewness from tr Σ³ (`covarianceMoments`), read from the Pearson III distribution. bench/drift measures how
 * often it rejects equal windows.
 *
 * @throws RangeError for a block in both windows, unequal widths, sums that are no numbers, or a bag that does not exist.
 * Sources: two-way clustering: Cameron, Gelbach and Miller 2011, Journal of Business & Economic Statistics 29; kernel
 * two-sample tests: Gretton et al. 2012, Journal of Machine Learning Research 13; moments: Mielke and Berry 2007.
 */
export function compareWindows(
  { reference, current }: ComparedWindows,
  options: CompareOptions = {},
): Comparison | Insufficient {
  const cells = gatherCells(current, reference);
  const counts = { current: countWindow(cells, true), reference: countWindow(cells, false) };
  const sizes = { reference: windowSize(counts.reference), current: windowSize(counts.current) };
  const missing = missingData(sizes.reference, sizes.current);
  if (missing.length > 0) return { state: 'insufficient', missing, ...sizes };
  const windows = { cells, products: multiply(cells), ...counts };
  const { squared, weights, ...pValues } = test(windows);
  const around = recentre(windows);
  const moments = covarianceMoments(around.windows, weights);
  const law = {
    squares: moments.both,
    skewness: moments.skewnessBoth,
    along: varianceAlong(around, weights),
  };
  const distance = distanceInterval(squared, law, options.level ?? 0.95);
  return {
    state: 'compared',
    squaredDistance: squared,
    ...pValues,
    attainablePValue: attainable(windows),
    distance,
    newShare: options.topicDistance === undefined ? undefined : share(distance, options.topicDistance),
    ...sizes,
  };
}

function test(windows: Windows) {
  const factors = pairFactors(windows.current, windows.reference, BY_BOTH);
  const weights = weigh(windows, {
    actor: pairFactors(windows.current, windows.reference, BY_ACTOR),
    both: factors,
  });
  const moments = covarianceMoments(windows, weights);
  const squared = squaredDistance(windows, factors, BY_BOTH);
  const rounding = (1e-12 * windows.cells.meanSquare) ** 2;
  const oneWay = (drop: Sharing): number =>
    squaredDistance(windows, pairFactors(windows.current, windows.reference, drop), drop);
  return {
    squared,
    weights,
    pValue: tail(squared, moments.both, moments.skewnessBoth, rounding),
    pValueByActor: tail(oneWay(BY_ACTOR), moments.byActor, moments.skewnessByActor, rounding),
    pValueByTime: tail(oneWay(BY_TIME), moments.byTime, moments.skewnessByTime, rounding),
  };
}

function tail(squared: number, squares: number, skewness: number, rounding: number): number {
  if (!(squares > rounding)) return 1;
  return pearsonThreeTail(squared / Math.sqrt(2 * squares), Math.sqrt(8) * skewness);
}

/** The test of windows with these counts whose events are 1 in the current window and 0 in the reference. */
function attainable({ cells, current, reference }: Windows): number {
  const mean = current.events / (current.events + reference.events);
  const sums = cells.n.map((n, cell) => n * ((cells.block[cell]! < cells.currentBlocks ? 1 : 0) - mean));
  const extreme: Cells = { ...cells, width: 1, sums, meanSquare: mean * mean };
  return test({ cells: extreme, products: multiply(extreme), current, reference }).pValue;
}

function share({ value, low, high }: Estimate, topicDistance: number): Estimate {
  if (!(topicDistance > 0)) throw new RangeError(`a topic distance must be above 0, not ${topicDistance}`);
  const of = (distance: number): number => Math.min(1, distance / topicDistance);
  return { value: of(value), low: of(low), high: of(high) };
}
