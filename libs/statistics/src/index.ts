export { benjaminiHochberg } from './benjamini-hochberg.js';
export { compareRates, type RateDifference } from './compare-rates.js';
export { labelsToHalve } from './labels-to-halve.js';
export { normalQuantile, normalTail, Z_95 } from './normal.js';
export {
  predictionPoweredRate,
  type LabelledAnswer,
  type PredictionPoweredInput,
  type PredictionPoweredRate,
} from './prediction-powered-rate.js';
export { createRandom } from './random.js';
export { studentQuantile } from './student.js';
export { meanFromSums, weightedMean, type MeanEstimate } from './weighted-mean.js';
export { rateFromSums, weightedRate, type RateEstimate, type RateItem } from './weighted-rate.js';
export { weightedSums, type WeightedItem, type WeightedSums } from './weighted-sums.js';
export { wilsonInterval, type Interval } from './wilson-interval.js';
