import { ABSTENTION, CONSTRUCTIONS } from './constructions.js';
import { openingOf } from './features.js';

/** An abstention that comes later is a remark beside an answer. */
const SENTENCES = 2;

/** Whether `text` opens by saying that its context does not tell, and not that it may not. */
export function abstains(text: string): boolean {
  const { policy, condemnation, privacy, improper } = CONSTRUCTIONS;
  const early = openingOf(text).slice(0, SENTENCES);
  return (
    early.some((sentence) => ABSTENTION.test(sentence)) &&
    !early.some((sentence) => [policy, condemnation, privacy, improper].some((cue) => cue.test(sentence)))
  );
}
