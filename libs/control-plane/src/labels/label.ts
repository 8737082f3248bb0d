/** How an answer came before a rater: drawn with a known chance, sought out, or the rater's own choice. */
export type LabelStrategy = 'uniform' | 'targeted' | 'chosen';

export type PickStrategy = Exclude<LabelStrategy, 'chosen'>;

/** One answer and what is asked about it. */
export interface LabelPlace {
  readonly question: string;
  readonly traceId: string;
  readonly spanId: string;
}

/** Offsets count Unicode code points of the answer's text. */
export interface LabelledSentence {
  readonly start: number;
  readonly end: number;
  readonly verdict: string;
}

/** Whoever judges: `id` is the account's, `key:` with the key's, or `operator`. */
export interface Rater {
  readonly id: string;
  readonly name: string;
}

export interface NewLabel extends LabelPlace {
  readonly verdict: string;
  readonly sentences: readonly LabelledSentence[];
  readonly note: string | null;
  readonly rater: Rater;
  /** When the answer was given: retention of labels goes by it. */
  readonly answerAt: Date;
}

export interface Label extends NewLabel {
  readonly id: string;
  readonly strategy: LabelStrategy;
  /** Chance with which the answer was drawn; null for picks that had none. */
  readonly probability: number | null;
  readonly answeredAt: Date;
  readonly revokedAt: Date | null;
}

export interface NewPick extends Omit<LabelPlace, 'question'> {
  readonly probability: number | null;
  /** Whether a second rater is to judge it as well, without seeing what the first one said. */
  readonly secondOpinion: boolean;
  readonly answerAt: Date;
}

/** An answer that waits for a rater. */
export interface LabelPick extends LabelPlace {
  readonly id: string;
  readonly strategy: PickStrategy;
  readonly probability: number | null;
  readonly until: Date;
}
