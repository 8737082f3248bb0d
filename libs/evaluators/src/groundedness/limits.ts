/**
 * What one answer may cost, whatever is sent. Beyond any of these the rest is left out and the verdict says
 * `truncated`. The longest answer and context of RAGTruth are 4,007 and 10,672 characters. In UTF-16 units.
 */
export const LIMITS = {
  answer: 32_768,
  question: 2_000,
  /** All passages together, in the order given. */
  context: 262_144,
  passages: 2_000,
  /** Sentences and lines of the passages. */
  units: 3_000,
  /** Lines of records repeat their path, so they can be longer than the context. */
  unitText: 524_288,
  /** Runs of the model: each costs about 45 ms of CPU. */
  windows: 32,
  /** Sentences and spans that a verdict lists. */
  sentences: 100,
  spans: 100,
} as const;
