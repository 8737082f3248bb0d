export { CATEGORY_BUCKETS } from './features/category-bucket.js';
export { NUMBER_BINS, NUMBER_EDGES, numberBin, type NumberBin, numberBins } from './features/number-bin.js';
export { ENERGY_BANDS, ENERGY_SCALE, textFeatures, textFeatureWidth } from './features/text-features.js';
export { BAGS, type BlockSketch, type Cell } from './sketch/block-sketch.js';
export {
  compareWindows,
  type ComparedWindows,
  type CompareOptions,
  type Comparison,
  type Insufficient,
} from './two-window/compare-windows.js';
export type { Estimate } from './two-window/distance-interval.js';
export { MINIMUM, type Missing, type Requirement, type WindowSize } from './two-window/minimum-data.js';
export { type ComparedShare, compareShares } from './two-window/compare-shares.js';
