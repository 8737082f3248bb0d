import type { DatasetOutcome, DatasetRow } from '@almenara/contract';
import type { Candidate } from './candidate.js';

export type LabelDecision =
  | {
      readonly label: DatasetOutcome;
      readonly source: DatasetRow['metadata']['source'];
      readonly reason: string;
    }
  | { readonly dropped: string };

/**
 * Whose word counts: a correction before what people said, and that before the judge. People decide by majority; where
 * they are even, or unsure, the answer has no label.
 */
export function decideLabel(candidate: Candidate, wanted: readonly DatasetOutcome[]): LabelDecision {
  const { correction, people, judge } = candidate;
  if (correction) {
    return { label: 'good', source: 'correction', reason: `corrected by ${correction.by}` };
  }
  if (people.length > 0) {
    const votes = (outcome: string) => people.filter((said) => said === outcome).length;
    const [bad, good] = [votes('bad'), votes('good')];
    if (bad === good) return { dropped: bad === 0 ? 'people_unsure' : 'people_disagree' };
    const label = bad > good ? 'bad' : 'good';
    if (wanted.includes(label)) return { label, source: 'human', reason: `people: ${label}` };
    return { dropped: `people_say_${label}` };
  }
  if (!judge?.outcome) return { dropped: 'not_judged' };
  if (!wanted.includes(judge.outcome)) return { dropped: `judge_says_${judge.outcome}` };
  return { label: judge.outcome, source: 'judge', reason: judge.label || `judge: ${judge.outcome}` };
}

/** Corrections first, then people, then judges: of near-duplicates the one with the better label stays. */
export function preferenceOf({ correction, people }: Candidate): number {
  if (correction) return correction.by === 'human' ? 0 : 1;
  return people.length > 0 ? 2 : 3;
}
