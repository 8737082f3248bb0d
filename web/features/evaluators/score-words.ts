import type { ScoreItem } from '@almenara/contract';
import type { MessageKey, Translate } from '../../i18n/translate';
import { evaluatorName, isNamed } from './evaluator-name';

const LABELS = [
  'abstention',
  'best_first',
  'chain',
  'complete',
  'dangling',
  'error',
  'failed',
  'fenced',
  'full',
  'invalid',
  'invalid_arguments',
  'irrelevant',
  'loop',
  'match',
  'mismatch',
  'misordered',
  'none',
  'none_relevant',
  'not_applicable',
  'off_topic',
  'partial',
  'partly',
  'recovered',
  'relevant',
  'repeated',
  'schema_mismatch',
  'supported',
  'truncated',
  'unknown_tool',
  'unsupported',
  'unused',
  'used',
  'valid',
  'weak',
] as const;

/** Name and verdict of a score as people read them. Only what our evaluators say is translated. */
export function scoreWords(
  { name, label, value }: Pick<ScoreItem, 'name' | 'label' | 'value'>,
  t: Translate,
  writeNumber: (value: number | null) => string,
): { readonly name: string; readonly verdict: string } {
  return {
    name: evaluatorName(name, t),
    verdict: label === null ? writeNumber(value) : labelWord(name, label, t),
  };
}

/** A label of our evaluators in the reader's language; another's label as it is. */
export function labelWord(evaluator: string, label: string, t: Translate): string {
  const known = LABELS.find((each) => each === label);
  return known && isNamed(evaluator) ? t(`evaluators.label.${known}` satisfies MessageKey) : label;
}
