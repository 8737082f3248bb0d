import type { Translate } from '../../i18n/translate';

const NAMED = [
  'groundedness',
  'answer_relevance',
  'refusal',
  'json_validity',
  'tool_call_validity',
  'citation_validity',
  'language_mismatch',
  'repetition',
  'truncation',
] as const;
type Named = (typeof NAMED)[number];

function isNamed(evaluator: string): evaluator is Named {
  return (NAMED as readonly string[]).includes(evaluator);
}

/** What an evaluator is about, in the reader's language; of one that is not ours, its own name. */
export function evaluatorName(evaluator: string, t: Translate): string {
  return isNamed(evaluator) ? t(`quality.name.${evaluator}`) : evaluator;
}

/** Whose rate it is: "Unsupported answers". */
export function rateName(evaluator: string, t: Translate): string {
  return isNamed(evaluator) ? t(`quality.rate.${evaluator}`) : t('quality.rateOf', { evaluator });
}

export function versionName(version: string, t: Translate): string {
  return version ? t('quality.ofVersion', { version }) : t('quality.noVersion');
}
