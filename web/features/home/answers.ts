import type { Quality } from '@almenara/contract';
import { FEWEST_FOR_A_NUMBER } from '../../ui/estimate/rate-or-interval';

/** What Home knows of judged answers. */
export interface AnswerFacts {
  /** Answers of the range, and how many of them groundedness scored. */
  readonly eligible: number;
  readonly scored: number;
  readonly rate: Pick<NonNullable<Quality['rate']>, 'n' | 'method'> | null;
  /** Whether an evaluator process runs; undefined where nobody asked. */
  readonly hasProcess: boolean | undefined;
}

export type AnswerState =
  /** Nothing in the range could be judged. */
  | 'none'
  | 'noProcess'
  | 'notYet'
  /** Some were judged, and nobody judges any more. */
  | 'stopped'
  | 'notApplicable'
  | 'tooFew'
  | 'judged'
  /** Judged, and corrected by labels of people. */
  | 'corrected';

/** From this share of unjudged answers on it is worth asking whether anything judges at all. */
const MANY_UNJUDGED = 0.25;

/** How far the answers of the range are judged. What hides the rest goes first. */
export function stateOfAnswers({ eligible, scored, rate, hasProcess }: AnswerFacts): AnswerState {
  if (eligible === 0 && scored === 0) return 'none';
  if (scored === 0) return hasProcess === false ? 'noProcess' : 'notYet';
  if (hasProcess === false) return 'stopped';
  if (!rate || rate.n === 0) return 'notApplicable';
  if (rate.n < FEWEST_FOR_A_NUMBER) return 'tooFew';
  return rate.method === 'prediction_powered' ? 'corrected' : 'judged';
}

/** Whether the missing judgements may come from a missing process. Answers of the last seconds are always missing. */
export function mayLackProcess({ eligible, scored }: Pick<AnswerFacts, 'eligible' | 'scored'>): boolean {
  return eligible > 0 && (eligible - scored) / eligible >= MANY_UNJUDGED;
}
