export { areaUnderRoc, type AreaUnderRoc } from './area-under-roc.js';
export { benjaminiHochberg } from './benjamini-hochberg.js';
export { bootstrapInterval, type BootstrapInterval, type BootstrapOptions } from './bootstrap-interval.js';
export { cohenKappa, type CohenKappa } from './cohen-kappa.js';
export { compareRates, type RateDifference } from './compare-rates.js';
export { confusion, type Confusion, type Verdict } from './confusion.js';
export {
  differenceInDifferences,
  type DifferenceInDifferences,
  type ObservedAnswer,
} from './difference-in-differences.js';
export { normalizedDiscountedCumulativeGain, precisionAtK } from './discounted-cumulative-gain.js';
export { applyIsotonic, fitIsotonic, type IsotonicScaling } from './isotonic.js';
export { labelsToHalve } from './labels-to-halve.js';
export { mcnemarTest } from './mcnemar-test.js';
export { normalQuantile, normalTail, Z_95 } from './normal.js';
export { applyPlatt, fitPlatt, type PlattScaling } from './platt.js';
export {
  predictionPoweredRate,
  type LabelledAnswer,
  type PredictionPoweredInput,
  type PredictionPoweredRate,
} from './prediction-powered-rate.js';
export { createRandom } from './random.js';
export { expectedCalibrationError, reliabilityBins, type ReliabilityBin } from './reliability-bins.js';
export { rocCurve, type RocPoint } from './roc-curve.js';
export type { ScoredAnswer } from './scored-answer.js';
export { studentQuantile } from './student.js';
export { meanFromSums, weightedMean, type MeanEstimate } from './weighted-mean.js';
export { rateFromSums, weightedRate, type RateEstimate, type RateItem } from './weighted-rate.js';
export { weightedSums, type WeightedItem, type WeightedSums } from './weighted-sums.js';
export { wilsonInterval, type Interval } from './wilson-interval.js';
