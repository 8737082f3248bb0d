import type { Answer, ContextPassage } from '../answer.js';
import { type Embed, isUnread, round } from '../embed.js';
import type { Evaluator } from '../evaluator.js';
import { findWords } from '../prose/find-words.js';
import { card } from './card.js';
import { nearestPiece, passageRelevance, piecesOf, wordShare } from './passage-relevance.js';

const MAX_PASSAGES = 20;
const RELEVANT = 0.2;

export function createContextRelevance(embed: Embed): Evaluator {
  return {
    name: 'context_relevance',
    version: '1',
    cost: 'embedding',
    labels: ['relevant', 'partly', 'irrelevant'],
    failing: ['irrelevant'],
    card,
    inputOf: (answer) => {
      const passages = judgedPassages(answer);
      return passages.length === 0 ? undefined : { question: answer.question, passages };
    },
    async evaluate(answer) {
      const passages = judgedPassages(answer);
      if (passages.length === 0) return null;
      const question = answer.question!;
      if (await isUnread(question, passages[0]!.text)) return null;
      const pieces = passages.map(({ text }) => piecesOf(text));
      const [asked, ...vectors] = await embed([question, ...pieces.flat()]);
      let at = 0;
      const documents = passages.map(({ id, rank, text }, index) => {
        const own = vectors.slice(at, (at += pieces[index]!.length));
        const value = passageRelevance(nearestPiece(asked!, own), wordShare(question, text));
        return { ...(id === undefined ? {} : { id }), rank: rank ?? index + 1, value: round(value) };
      });
      const relevant = documents.filter(({ value }) => value >= RELEVANT).length;
      return {
        value: round(relevant / documents.length),
        label: relevant === 0 ? 'irrelevant' : relevant === documents.length ? 'relevant' : 'partly',
        explanation: `${relevant} of ${documents.length} passages are about the question.`,
        metadata: { best: Math.max(...documents.map(({ value }) => value)), documents },
      };
    },
  };
}

/** Retrieved for a question that says something. */
function judgedPassages({ question, context }: Answer): readonly ContextPassage[] {
  if (question === undefined || findWords(question.slice(0, 2000), 2).length < 2) return [];
  if (context.source !== 'documents') return [];
  return context.passages
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text.slice(0, 4000)))
    .slice(0, MAX_PASSAGES);
}
