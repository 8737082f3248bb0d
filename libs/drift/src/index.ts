export { BAGS, type BlockSketch, type Cell } from './sketch/block-sketch.js';
export { Detector } from './sequential/detector.js';
export { tuning } from './sequential/tuning.js';
