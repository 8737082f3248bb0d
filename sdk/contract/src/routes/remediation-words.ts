import type { TARGET_ACTIONS } from './target-words.js';

/** Words of remediations, without a schema: the console's pages take them as they are. */
export const REMEDIATION_STATES = [
  'proposed',
  'approved',
  'rejected',
  'expired',
  'skipped',
  'delivered',
  'delivery_unknown',
  'running',
  'succeeded',
  'failed',
  'timed_out',
  'cancelled',
  'verifying',
  'verified',
  'not_fixed',
  'inconclusive',
] as const;
export type RemediationState = (typeof REMEDIATION_STATES)[number];

/** None is ever left. */
export const REMEDIATION_ENDS = [
  'rejected',
  'expired',
  'skipped',
  'failed',
  'timed_out',
  'cancelled',
  'verified',
  'not_fixed',
  'inconclusive',
] as const satisfies readonly RemediationState[];

export type RemediationAction = (typeof TARGET_ACTIONS)[number];

/**
 * Why it was not sent: the target acted a short while ago, works on another one, has used up its month, is paused or in
 * maintenance, is only told what would be asked of it, or would retrain what its own work is judged by.
 */
export const SKIP_REASONS = [
  'cooldown',
  'busy',
  'budget',
  'maintenance',
  'paused',
  'dry_run',
  'own_evaluator',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/**
 * Why a remediation is `failed`: the job says so, its target was not reached, or there was nothing to train on, because
 * the dataset could not be built or has no row.
 */
export const REMEDIATION_FAILURES = ['job', 'not_delivered', 'dataset_failed', 'dataset_empty'] as const;
export type RemediationFailure = (typeof REMEDIATION_FAILURES)[number];

/** What a job says of itself. */
export const JOB_STATUSES = ['accepted', 'progress', 'succeeded', 'failed'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** By which field of their spans answers tell that they come after the job. */
export const MARKER_FIELDS = ['indexVersion', 'model', 'variant'] as const;
export type MarkerField = (typeof MARKER_FIELDS)[number];

/** What a verdict rests on, or what it lacks. */
export const VERDICT_DETAILS = [
  /** The rate fell, and by more than where nothing was repaired. */
  'difference_shown',
  /** Questions asked again are answered better. */
  'reasking_shown',
  'bound_not_met',
  'too_few_answers',
  'evaluator_changed',
  /** The rate is good again, and it is not shown that the job did it. */
  'recovered_cause_not_shown',
  /** Answers carried the version that the job named before it was asked for. */
  'marker_not_new',
  /** Nothing scores the answers that this is about. */
  'no_criterion',
] as const;
export type VerdictDetail = (typeof VERDICT_DETAILS)[number];

/** Events of the timeline of a remediation; those that are a state tell that it was reached. */
export const REMEDIATION_EVENTS = [
  ...REMEDIATION_STATES,
  'progress',
  /** What is to be trained on is built, and the request is on its way. */
  'dataset_ready',
  'delivery_failed',
  'looked',
  'contradicted',
] as const;
export type RemediationEventName = (typeof REMEDIATION_EVENTS)[number];
