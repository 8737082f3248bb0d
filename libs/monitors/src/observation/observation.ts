import type { MonitorUnit } from '@almenara/contract';
import type { WeightedSums } from '@almenara/statistics';

/** What the store adds up for one window of a watch, in sums alone. */
export type WindowSums =
  /** Zeros and ones, or values, of answers that belong to users. */
  | {
      readonly kind: 'rate' | 'mean';
      /** By user. */
      readonly sums: WeightedSums;
      /** Σ w² over answers. */
      readonly answerSquares: number;
      readonly cells: readonly BagSums[];
    }
  /** A quantile with what its interval needs. */
  | {
      readonly kind: 'quantile';
      /** Zeros and ones: whether an answer lies above `value`. */
      readonly above: WeightedSums;
      readonly value: number | null;
      /** Values at `QUANTILE_LEVELS`. */
      readonly ladder: readonly number[];
    }
  /** A count of answers: how many, and the sum over users of the squares of theirs. */
  | { readonly kind: 'count'; readonly count: number; readonly squares: number; readonly users: number }
  /** A count that is known exactly. */
  | { readonly kind: 'exact'; readonly count: number };

/** Sums of the users of one bag: Σ w and Σ w·x over their answers. */
export interface BagSums {
  readonly bag: number;
  readonly weight: number;
  readonly value: number;
}

/** A window of a watch as it is kept: what was measured, and what a detector needs of it. */
export interface Figures {
  /** Answers; windows without any are without data. */
  readonly n: number;
  readonly users: number;
  readonly value: number | null;
  /** 95 % interval; null at an end that the data do not bound. */
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: MonitorUnit;
  /** Per bag: number, effective answers, and the sum of their values. Of changes only. */
  readonly cells?: readonly (readonly [bag: number, n: number, sum: number])[];
}

/** Figures with all that a decision depends on, so that it can be made again. */
export interface Observation extends Figures {
  /** Start, in ms since 1970. */
  readonly window: number;
  /** Alarm line of the change detector by the budget as it was shared then; null for other detectors. */
  readonly threshold: number | null;
  /** A person silenced the monitor at the time. */
  readonly muted: boolean;
  /**
   * Its incident was closed by a person at a time since the window before: evidence begins anew. With `since` what is
   * from then on is the new normal. In ms.
   */
  readonly restart: { readonly at: number; readonly since: number | null } | null;
}
