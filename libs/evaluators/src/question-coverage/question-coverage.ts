import type { Answer } from '../answer.js';
import { bestCosine, relevanceOf } from '../answer-relevance/relevance.js';
import { type Embed, isUnread, round } from '../embed.js';
import type { Evaluator } from '../evaluator.js';
import { findWords } from '../prose/find-words.js';
import { splitSentences } from '../prose/split-sentences.js';
import { abstains } from '../refusal/abstains.js';
import { card } from './card.js';
import { splitQuestion } from './split-question.js';

/** More than answer_relevance reads: the last part is often answered last. */
const MAX_SENTENCES = 20;
const COVERED = 0.2;
const MAX_TEXT = 50_000;

export function createQuestionCoverage(embed: Embed): Evaluator {
  return {
    name: 'question_coverage',
    version: '1',
    cost: 'embedding',
    labels: ['complete', 'partial'],
    failing: ['partial'],
    card,
    inputOf: (answer) =>
      partsOf(answer).length < 2 ? undefined : { text: answer.text, question: answer.question },
    async evaluate(answer) {
      const parts = partsOf(answer);
      const text = answer.text.slice(0, MAX_TEXT);
      if (parts.length < 2 || findWords(text, 6).length < 6 || abstains(text)) return null;
      if (await isUnread(answer.question!, text)) return null;
      const sentences = splitSentences(text, MAX_SENTENCES).map((sentence) => sentence.text);
      const vectors = await embed([...parts, ...sentences]);
      const told = vectors.slice(parts.length);
      const values = parts.map((_, at) => round(relevanceOf(bestCosine(vectors[at]!, told))));
      const covered = values.filter((value) => value >= COVERED).length;
      return {
        value: round(covered / parts.length),
        label: covered === parts.length ? 'complete' : 'partial',
        explanation: `${covered} of ${parts.length} parts of the question are answered.`,
        metadata: {
          parts: values.map((value, at) => ({ part: at + 1, words: findWords(parts[at]!).length, value })),
        },
      };
    },
  };
}

function partsOf({ question, format, text }: Answer): readonly string[] {
  return question === undefined || format || text.trim() === '' ? [] : splitQuestion(question);
}
