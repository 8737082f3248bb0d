export { BAGS, type BlockSketch, type Cell } from './sketch/block-sketch.js';
