/** Names that pages use too; free of the schemas, so that pages do not load them. */
export const DATASET_STATES = ['waiting', 'building', 'ready', 'failed', 'expired'] as const;
export type DatasetState = (typeof DATASET_STATES)[number];

/** Why the file of a dataset is no longer there. */
export const DATASET_ENDS = ['time', 'erasure'] as const;
export type DatasetEnd = (typeof DATASET_ENDS)[number];

export const DATASET_OUTCOMES = ['bad', 'good'] as const;
export type DatasetOutcome = (typeof DATASET_OUTCOMES)[number];

export const DATASET_GROUPS = ['none', 'variant', 'prompt', 'model', 'environment'] as const;
export type DatasetGroup = (typeof DATASET_GROUPS)[number];

/** What a recipe does to the answers that it found, in this order. */
export const DATASET_STEPS = [
  'judged',
  'readable',
  'safe',
  'scrubbed',
  'short',
  'distinct',
  'balanced',
  'bounded',
] as const;
export type DatasetStep = (typeof DATASET_STEPS)[number];

/** Largest file, in bytes. */
export const MOST_DATASET_BYTES = 50_000_000;
export const MOST_DATASET_ROWS = 20_000;
export const MOST_DATASET_DAYS = 30;
