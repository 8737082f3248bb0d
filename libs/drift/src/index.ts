export { BAGS, type BlockSketch, type Cell } from './sketch/block-sketch.js';
export { CATEGORY_BUCKETS } from './features/category-bucket.js';
export { NUMBER_BINS, NUMBER_EDGES, numberBin, numberBins, type NumberBin } from './features/number-bin.js';
export { squareScale, textFeatures } from './features/text-features.js';
