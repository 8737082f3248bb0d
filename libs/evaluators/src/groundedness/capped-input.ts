import type { GroundednessInput } from './judgement.js';
import { LIMITS } from './limits.js';

/** As much of the input as a judgement reads, and one character more where it would leave something out. */
export function cappedInput({ answer, question, passages }: GroundednessInput): GroundednessInput {
  const kept: string[] = [];
  let left = LIMITS.context + 1;
  for (const passage of passages.slice(0, LIMITS.passages + 1)) {
    if (left <= 0) break;
    kept.push(passage.slice(0, left));
    left -= passage.length;
  }
  return {
    answer: answer.slice(0, LIMITS.answer + 1),
    question: question.slice(0, LIMITS.question),
    passages: kept,
  };
}
