import type { Translate } from '../../i18n/translate';

/** Evaluators of ours: each has a name and a question in every language. */
export const NAMED = [
  'agent_loop',
  'answer_relevance',
  'citation_validity',
  'context_relevance',
  'context_use',
  'groundedness',
  'groundedness_lexical',
  'json_validity',
  'language_mismatch',
  'question_coverage',
  'rank_quality',
  'refusal',
  'repetition',
  'tool_call_validity',
  'tool_failure_chain',
  'truncation',
] as const;
type Named = (typeof NAMED)[number];

/** What an evaluator is about, in the reader's language; one that is not ours has the name that its sender gave. */
export function evaluatorName(evaluator: string, t: Translate): string {
  return isNamed(evaluator) ? t(`evaluators.name.${evaluator}`) : evaluator;
}

/** What it asks; undefined of one that is not ours. */
export function evaluatorQuestion(evaluator: string, t: Translate): string | undefined {
  return isNamed(evaluator) ? t(`evaluators.question.${evaluator}`) : undefined;
}

export function isNamed(evaluator: string): evaluator is Named {
  return (NAMED as readonly string[]).includes(evaluator);
}
