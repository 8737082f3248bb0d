import type { Answer } from './answer.js';

/** Offsets count Unicode code points of the answer's text, as everywhere on the wire. */
export interface Evidence {
  readonly start?: number;
  readonly end?: number;
  readonly text?: string;
  readonly documentId?: string;
}

/** What an evaluator says of one answer. */
export interface Verdict {
  /** From 0, bad, to 1, good, unless the evaluator's card says otherwise. Absent when only the label tells. */
  readonly value?: number;
  readonly label: string;
  /** One sentence in English for people who look at one score. Never quotes more than a few words. */
  readonly explanation?: string;
  readonly evidence?: readonly Evidence[];
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** CPU time that it took, where that is worth counting. */
  readonly cpuMs?: number;
}

/** What an evaluator needs besides the answer. Decides where it runs and when it is shed. */
export type EvaluatorCost = 'cheap' | 'embedding' | 'model';

/** A measured figure of an evaluator, with its interval and the number of items. */
export interface Figure {
  readonly dataset: string;
  readonly task: string;
  readonly metric: string;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly n: number;
}

export interface EvaluatorCard {
  /** What it answers, as a question. */
  readonly question: string;
  readonly method: string;
  readonly data: string;
  readonly licence: string;
  /** ISO 639-1 codes it was measured in; empty when it does not read language. */
  readonly languages: readonly string[];
  readonly limits: readonly string[];
  readonly figures: readonly Figure[];
}

/** A versioned function that scores. The same answer and version give the same verdict. */
export interface Evaluator {
  readonly name: string;
  /** Changes with everything that can change a verdict: code, weights, thresholds. */
  readonly version: string;
  readonly cost: EvaluatorCost;
  /** Labels it gives, and which of them count as bad in a rate. */
  readonly labels: readonly string[];
  readonly failing: readonly string[];
  readonly card: EvaluatorCard;
  /** What of the answer it reads: the same input is never scored twice. Undefined when there is nothing to judge. */
  inputOf(answer: Answer): unknown;
  /** `null` when the answer gives it nothing to judge. */
  evaluate(answer: Answer): Promise<Verdict | null> | Verdict | null;
}
