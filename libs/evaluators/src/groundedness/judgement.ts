/** What is judged: texts as they were stored. */
export interface GroundednessInput {
  readonly answer: string;
  readonly question: string;
  readonly passages: readonly string[];
}

/** A passage that comes closest to a sentence by the words that they share. */
export interface ClosestPassage {
  /** Index among the passages given. */
  readonly passage: number;
  /** The sentence or line of the passage, shortened. */
  readonly text: string;
  /** Share of the sentence's content words, weighted by how rare they are, that stand in it: 0 to 1. */
  readonly overlap: number;
}

/** Offsets count code points of the answer. */
export interface JudgedSentence {
  readonly start: number;
  readonly end: number;
  /** Probability that it says nothing that the passages do not support. */
  readonly score: number;
  readonly passages: readonly ClosestPassage[];
}

/** Offsets count code points of the answer. */
export interface UnsupportedSpan {
  readonly start: number;
  readonly end: number;
  /** Highest probability in it that a token is unsupported. */
  readonly score: number;
}

export interface Judgement {
  /** Probability that the answer says nothing that the passages do not support. */
  readonly grounded: number;
  /** By the model's own threshold. */
  readonly supported: boolean;
  readonly sentences: readonly JudgedSentence[];
  readonly unsupported: readonly UnsupportedSpan[];
  /** Whether a limit left a part of the answer or of the context out. */
  readonly truncated: boolean;
  /** Runs of the model. */
  readonly windows: number;
}
