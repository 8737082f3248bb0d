import type { Translate } from '../../i18n/translate';
import { evaluatorName } from '../evaluators/evaluator-name';

/** Evaluators whose failures have words of their own. */
const RATED = [
  'answer_relevance',
  'citation_validity',
  'context_relevance',
  'context_use',
  'groundedness',
  'groundedness_lexical',
  'json_validity',
  'language_mismatch',
  'question_coverage',
  'refusal',
  'repetition',
  'tool_call_validity',
  'truncation',
] as const;

/** What a rate counts: “Answers with unsupported words”. */
export function rateName(evaluator: string, t: Translate): string {
  const rated = RATED.find((each) => each === evaluator);
  return rated ? t(`quality.rate.${rated}`) : t('quality.rateOf', { evaluator: evaluatorName(evaluator, t) });
}

export function versionName(version: string, t: Translate): string {
  return version ? t('quality.ofVersion', { version }) : t('quality.noVersion');
}
