import type { ScoreItem } from '@almenara/contract';
import { isNamed } from './evaluator-name';

type Score = Pick<ScoreItem, 'name' | 'value' | 'label' | 'source'>;

/** Labels with which our evaluators call something bad. */
const FAILING: ReadonlySet<string | null> = new Set([
  'chain',
  'dangling',
  'failed',
  'fenced',
  'full',
  'invalid',
  'invalid_arguments',
  'irrelevant',
  'loop',
  'mismatch',
  'none_relevant',
  'off_topic',
  'partial',
  'repeated',
  'schema_mismatch',
  'truncated',
  'unknown_tool',
  'unsupported',
  'unused',
]);
/** Counts words alone: what it finds says less than what any other does. */
const WEAK = 'groundedness_lexical';
const FIRST = 'groundedness';

export function isFailing({ name, label, source }: Score): boolean {
  return source === 'evaluator' && isNamed(name) && name !== WEAK && FAILING.has(label);
}

/** What fails goes first, then what people and the application say, then groundedness, then the order they came in. */
export function chooseTelling<S extends Score>(scores: readonly S[]): S | undefined {
  const rank = (score: S): number => {
    if (isFailing(score)) return score.name === FIRST ? 0 : 1;
    if (score.source !== 'evaluator') return 2;
    if (score.name === FIRST) return 3;
    return score.name === WEAK ? 5 : 4;
  };
  return scores.toSorted((a, b) => rank(a) - rank(b))[0];
}
