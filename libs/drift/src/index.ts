export { actorHash, bagOf, type EventSource, isSampled } from './sketch/bag-of.js';
export { BAGS, type BlockSketch, type Cell } from './sketch/block-sketch.js';
export { benjaminiHochberg } from './attribution/benjamini-hochberg.js';
export { chooseExamples, type ExampleRow } from './attribution/choose-examples.js';
export {
  clusterEvents,
  clusterShares,
  type ClusterOptions,
  type EventCluster,
} from './attribution/cluster-events.js';
export { type Share, type ShareDifference } from './attribution/compare-shares.js';
export {
  describeShift,
  type ShiftCluster,
  type ShiftDescription,
  type TextRow,
  type TextShiftInput,
} from './attribution/describe-shift.js';
export {
  documentChanges,
  type DocumentChange,
  type DocumentCount,
  type DocumentOptions,
  type DocumentTotals,
} from './attribution/document-changes.js';
export {
  findShifted,
  type ShiftedEvent,
  type ShiftedEvents,
  type ShiftInput,
} from './attribution/find-shifted.js';
export { liftBySegment, type LiftOptions, type SegmentLift } from './attribution/lift-by-segment.js';
export { nameClusters, type NamingTerm } from './attribution/name-clusters.js';
export type { SegmentedEvent } from './attribution/segmented-event.js';
export { meanDirection, type VectorRow } from './attribution/vector-rows.js';
export { rankByWitness, witnessDirection, type FeatureSum, type WitnessRow } from './attribution/witness.js';
export { blockHours, type AnswerRow } from './cause/answer-row.js';
export type { CandidateCause, Cause, CauseCandidate, CauseVerdict, Figure } from './cause/candidate.js';
export type {
  CategoryChange,
  CauseEvidence,
  DocumentEvidence,
  ShiftedEvidence,
  ShiftedScore,
  StreamChange,
  VersionChange,
  VersionDimension,
} from './cause/cause-evidence.js';
export { clusteredDifference, type ComparedRow, type ValueChange } from './cause/clustered-difference.js';
export { compareMatched, type AnswerChange, type MatchedEvidence } from './cause/compare-matched.js';
export { compareUsers, type UserEvidence } from './cause/compare-users.js';
export { decideCause, type CauseDecision } from './cause/decide-cause.js';
export type { Remediation, RemediationAction } from './cause/propose-remediation.js';
export { CATEGORY_BUCKETS } from './features/category-bucket.js';
export { NUMBER_BINS, NUMBER_EDGES, numberBin, type NumberBin, numberBins } from './features/number-bin.js';
export { ENERGY_BANDS, ENERGY_SCALE, textFeatures, textFeatureWidth } from './features/text-features.js';
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
export {
  CANARY_MINIMUM,
  type CanaryAnswer,
  type CanaryComparison,
  type CanaryRun,
  compareCanaryRuns,
} from './provider-canaries/compare-canary-runs.js';
export { BUILT_IN_CANARY_PROMPTS } from './provider-canaries/built-in-prompts.js';
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
