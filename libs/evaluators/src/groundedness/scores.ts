/** What the model said of one answer. */
export interface Scores {
  /** Probability that each judged token is unsupported. */
  readonly tokens: ArrayLike<number>;
  /** Those of each sentence that has tokens. */
  readonly sentences: readonly ArrayLike<number>[];
  /** Logit of each window that it holds anything unsupported; one that stands for none where there are no tokens. */
  readonly windows: readonly [number, ...number[]];
}

/** The logit of an answer without tokens. */
export const NO_WINDOW = -5;
/** A sentence is as bad as so many of its worst tokens. */
export const WORST_TOKENS = 3;
