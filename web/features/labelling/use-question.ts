import { parseAsString, useQueryState } from 'nuqs';

/** What is asked of each answer: the name of an evaluator, kept in the address. */
export function useQuestion(): string {
  return useQueryState('question', parseAsString.withDefault('groundedness'))[0];
}
