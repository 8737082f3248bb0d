import type { Answer, ContextPassage } from '../answer.js';
import { round } from '../embed.js';
import type { Evaluator } from '../evaluator.js';
import { contentWords } from '../prose/content-words.js';
import { splitSentences } from '../prose/split-sentences.js';
import { abstains } from '../refusal/abstains.js';
import { card } from './card.js';
import { PassageSupport } from './passage-support.js';

const MAX_PASSAGES = 50;
const MAX_PASSAGE = 100_000;
const MAX_SENTENCES = 60;
const MIN_WORDS = 3;
/** Below this share of its words a sentence rests on no passage. Set on the figures of the card. */
const MIN_SUPPORT = 0.3;

export const contextUse: Evaluator = {
  name: 'context_use',
  version: '1',
  cost: 'cheap',
  labels: ['used', 'unused'],
  failing: ['unused'],
  card,
  inputOf: (answer) => {
    const passages = judgedPassages(answer);
    return passages.length === 0 ? undefined : { text: answer.text, passages };
  },
  evaluate(answer) {
    const passages = judgedPassages(answer);
    if (passages.length === 0 || abstains(answer.text)) return null;
    const sentences = splitSentences(answer.text.slice(0, 100_000), MAX_SENTENCES).filter(
      ({ text }) => contentWords(text).size >= MIN_WORDS,
    );
    if (sentences.length === 0) return null;
    const support = new PassageSupport(passages.map(({ text }) => text.slice(0, MAX_PASSAGE)));
    const counts = passages.map(() => 0);
    for (const { text } of sentences) {
      const shares = support.of(text);
      const best = Math.max(...shares);
      if (best >= MIN_SUPPORT) counts[shares.indexOf(best)]!++;
    }
    const used = counts.filter((count) => count > 0).length;
    return {
      value: round(used / passages.length),
      label: used > 0 ? 'used' : 'unused',
      explanation: `The answer draws on ${used} of ${passages.length} passages.`,
      metadata: {
        sentences: sentences.length,
        documents: passages.map(({ id, rank }, at) => ({
          ...(id === undefined ? {} : { id }),
          rank: rank ?? at + 1,
          value: round(counts[at]! / sentences.length),
        })),
      },
    };
  },
};

function judgedPassages({ context }: Answer): readonly ContextPassage[] {
  if (context.source !== 'documents') return [];
  return context.passages.filter(({ text }) => text.trim() !== '').slice(0, MAX_PASSAGES);
}
