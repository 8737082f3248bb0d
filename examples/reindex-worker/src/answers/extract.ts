import type { Found, SearchIndex } from '../search/search-index.js';
import { termsOf } from '../search/words.js';
import type { Writer } from './answer.js';
import { guess } from './guess.js';

/** The best document fits when its score and its share of the question's terms are at least these. */
const LEAST_SCORE = 0.5;
const LEAST_COVERAGE = 0.5;
const MOST_SENTENCES = 2;

/** Whether what was found answers the question, as far as words tell. */
export function fits(index: SearchIndex, question: string, found: readonly Found[]): boolean {
  const [best] = found;
  return !!best && best.score >= LEAST_SCORE && index.coverage(question, best.document) >= LEAST_COVERAGE;
}

/**
 * Stands in for a small model: repeats the sentences of the best document that are nearest to the question. Where
 * none fits it guesses, as small models do, instead of saying that it does not know.
 */
export function extractiveWriter(index: SearchIndex): Writer {
  return {
    model: 'extractive-1',
    provider: 'local',
    async write(_messages, question, found) {
      const text = fits(index, question, found) ? nearestSentences(question, found[0]!) : guess(question);
      return { text };
    },
  };
}

export function nearestSentences(question: string, { document }: Pick<Found, 'document'>): string {
  const terms = new Set(termsOf(question));
  const sentences = document.text.split(/(?<=[.!?])\s+/);
  const overlap = sentences.map(
    (sentence) =>
      termsOf(sentence).filter((term) => terms.has(term)).length / Math.sqrt(termsOf(sentence).length + 1),
  );
  const best = [...overlap.keys()]
    .toSorted((a, b) => overlap[b]! - overlap[a]! || a - b)
    .slice(0, MOST_SENTENCES)
    .filter((at, place) => place === 0 || overlap[at]! > 0);
  return best
    .toSorted((a, b) => a - b)
    .map((at) => sentences[at])
    .join(' ');
}
