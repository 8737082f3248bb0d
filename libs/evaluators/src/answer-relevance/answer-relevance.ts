import type { Answer } from '../answer.js';
import { type Embed, isUnread, round } from '../embed.js';
import type { Evaluator } from '../evaluator.js';
import { quote } from '../prose/code-points.js';
import { findWords } from '../prose/find-words.js';
import { splitSentences } from '../prose/split-sentences.js';
import { abstains } from '../refusal/abstains.js';
import { card } from './card.js';
import { bestCosine, MAX_SENTENCES, relevanceOf } from './relevance.js';

/** Shorter answers name a thing without its question: "in 1820". */
const MIN_WORDS = 6;
const MIN_QUESTION_WORDS = 2;
const OFF_TOPIC = 0.05;
const WEAK = 0.3;
const MAX_TEXT = 50_000;

export function createAnswerRelevance(embed: Embed): Evaluator {
  return {
    name: 'answer_relevance',
    version: '1',
    cost: 'embedding',
    labels: ['relevant', 'weak', 'off_topic', 'abstention'],
    failing: ['off_topic'],
    card,
    inputOf: (answer) => (isJudged(answer) ? { text: answer.text, question: answer.question } : undefined),
    async evaluate(answer) {
      if (!isJudged(answer)) return null;
      const text = answer.text.slice(0, MAX_TEXT);
      if (await isUnread(answer.question!, text)) return null;
      if (abstains(text)) return { label: 'abstention', explanation: 'The answer says that it cannot tell.' };
      const sentences = splitSentences(text, MAX_SENTENCES);
      const [question, ...vectors] = await embed([
        answer.question!,
        ...sentences.map((sentence) => sentence.text),
      ]);
      const best = bestCosine(question!, vectors);
      const value = round(relevanceOf(best));
      const label = value < OFF_TOPIC ? 'off_topic' : value < WEAK ? 'weak' : 'relevant';
      const nearest = sentences.find((_, at) => bestCosine(question!, [vectors[at]!]) === best);
      return {
        value,
        label,
        explanation:
          label === 'off_topic'
            ? 'No sentence of the answer is about what was asked.'
            : 'The marked sentence comes nearest to the question.',
        ...(nearest ? { evidence: [quote(text, nearest.start, nearest.end)] } : {}),
        metadata: { cosine: round(best) },
      };
    },
  };
}

function isJudged({ text, question, format }: Answer): boolean {
  if (format || question === undefined || /^\s*[[{]/.test(text)) return false;
  return (
    findWords(question.slice(0, 2000), MIN_QUESTION_WORDS).length >= MIN_QUESTION_WORDS &&
    findWords(text.slice(0, MAX_TEXT), MIN_WORDS).length >= MIN_WORDS
  );
}
