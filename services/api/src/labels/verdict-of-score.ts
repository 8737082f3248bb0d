import { labelQuestion } from '@almenara/contract';

/** Where scores without a label of ours part: evaluators say 1 for good. */
export const THRESHOLD = 0.5;

/** What an evaluator's score says in the words that people use for the question. */
export function verdictOfScore(question: string, { value, label }: { value: number; label: string }): string {
  const { good, bad } = labelQuestion(question);
  if (label === good || label === bad) return label;
  return value < THRESHOLD ? bad : good;
}
