export { BAGS, type BlockSketch, type Cell } from './sketch/block-sketch.js';
export {
  CANARY_MINIMUM,
  type CanaryAnswer,
  type CanaryComparison,
  type CanaryRun,
  compareCanaryRuns,
} from './provider-canaries/compare-canary-runs.js';
export { BUILT_IN_CANARY_PROMPTS } from './provider-canaries/built-in-prompts.js';
