export { actorHash, bagOf, type EventSource, isSampled } from './sketch/bag-of.js';
export { BAGS, type BlockSketch, type Cell } from './sketch/block-sketch.js';
