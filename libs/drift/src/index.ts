export { BAGS, type BlockSketch, type Cell } from './sketch/block-sketch.js';
export { expectedDelay, type DelayInput } from './budget/expected-delay.js';
export {
  BUDGET_HOURS,
  DEFAULT_FALSE_INCIDENTS,
  alarmThreshold,
  budgetShares,
} from './budget/false-alarm-budget.js';
export { referenceRange, type HourRange, type Reference } from './reference/reference-range.js';
export { referenceHours, type ReferenceHours, type SeasonLevel } from './reference/season.js';
export { createDetector, type Detector, type DetectorConfig } from './sequential/detector.js';
export type {
  Effect,
  InsufficientHour,
  InsufficientReason,
  JudgedHour,
  Judgement,
} from './sequential/judgement.js';
export { replay } from './sequential/replay.js';
