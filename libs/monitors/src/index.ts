export { backtest, type JudgedWindow } from './backtest/backtest.js';
export { type Fire, listFires } from './backtest/fires.js';
export {
  type BudgetedMonitor,
  type BudgetedStream,
  type BudgetShare,
  isWatchedStream,
  type SharedBudget,
  shareBudget,
} from './budget/share-budget.js';
export { decide, type Decided } from './decide/decide.js';
export type { Decision } from './decide/decision.js';
export { dueAt, newestDue } from './decide/due-at.js';
export { isInMaintenance, meetsMaintenance } from './decide/maintenance.js';
export { FIRST_STATE, type MonitorState } from './decide/state.js';
export { DEFAULT_DEFINITIONS } from './defaults/default-monitors.js';
export type { ChangeEvidence, Why } from './detectors/finding.js';
export type { BagSums, Figures, Observation, WindowSums } from './observation/observation.js';
export { QUANTILE_LEVELS } from './observation/quantile-interval.js';
export { toFigures } from './observation/to-figures.js';
export { type Precision, precisionOf } from './precision.js';
