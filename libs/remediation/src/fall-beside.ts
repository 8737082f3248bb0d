import { differenceInDifferences } from '@almenara/statistics';
import type { JudgedAnswer } from './judged-answer.js';

interface FourParts {
  readonly before: readonly JudgedAnswer[];
  readonly after: readonly JudgedAnswer[];
  readonly othersBefore: readonly JudgedAnswer[];
  readonly othersAfter: readonly JudgedAnswer[];
}

/** By how much the segment fell more than what is beside it; undefined where a part is too small to say. */
export function fallBeside({ before, after, othersBefore, othersAfter }: FourParts, level: number) {
  const of = (answers: readonly JudgedAnswer[], isTreated: boolean, isAfter: boolean) =>
    answers.map(({ bad, probability, actor }) => ({ isTreated, isAfter, bad, probability, actor }));
  return differenceInDifferences(
    [
      ...of(before, true, false),
      ...of(after, true, true),
      ...of(othersBefore, false, false),
      ...of(othersAfter, false, true),
    ],
    level,
  );
}
