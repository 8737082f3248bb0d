import type { DatasetOutcome } from '@almenara/contract';
import type { AnsweringSpan } from '@almenara/evaluators/read-answers';

/** What the pinned version of the evaluator said of an answer. */
export interface JudgeVerdict {
  /** Null where it did not apply. */
  readonly outcome: DatasetOutcome | null;
  /** Its word; empty when it told a value alone. */
  readonly label: string;
}

/** An answer as it should have been. */
export interface Correction {
  readonly text: string;
  readonly by: 'human' | 'judge';
}

/** One answer that may become a row, with all that was said of it. */
export interface Candidate {
  readonly traceId: string;
  readonly spanId: string;
  /** Value of the dimension that rows are balanced by. */
  readonly group: string;
  readonly judge: JudgeVerdict | undefined;
  /** One verdict a rater. */
  readonly people: readonly (DatasetOutcome | 'unsure')[];
  readonly correction: Correction | undefined;
}

/** What stands in the store of its trace. */
export interface CandidateContent {
  readonly spans: readonly (AnsweringSpan & {
    readonly sessionId: string | null;
    readonly query: string | null;
  })[];
  /** Names of the safety scores that are bad anywhere in the trace. */
  readonly unsafe: readonly string[];
}
