import type { Translate } from '../../i18n/translate';

const KNOWN = ['supported', 'unsupported', 'unsure', 'good', 'bad'] as const;

/** A verdict as people read it; one of a later version stays as it is. */
export function verdictWord(t: Translate, verdict: string): string {
  const known = KNOWN.find((each) => each === verdict);
  return known ? t(`labelling.verdict.${known}`) : verdict;
}
