import type { Answer } from '../answer.js';
import type { Evaluator, Verdict } from '../evaluator.js';
import { isForeign } from '../language-mismatch/detect-language.js';
import { quote } from '../prose/code-points.js';
import { splitSentences } from '../prose/split-sentences.js';
import { abstains } from './abstains.js';
import { card } from './card.js';
import { openingOf } from './features.js';
import { scoreRefusal } from './model.js';

const LIMIT = 0.5;

export const refusal: Evaluator = {
  name: 'refusal',
  version: '2',
  cost: 'cheap',
  labels: ['none', 'partial', 'full', 'abstention'],
  failing: ['partial', 'full'],
  card,
  inputOf: ({ text, question }) => (isJudged(text) ? { text, question } : undefined),
  evaluate: async ({ text, question }: Answer) =>
    isJudged(text) && !(await isForeign(text, card.languages)) ? judge(text, question) : null,
};

function isJudged(text: string): boolean {
  return /\p{L}{2}/u.test(text.slice(0, 8000)) && !/^\s*[[{<]/.test(text);
}

function judge(text: string, question: string | undefined): Verdict {
  const opening = openingOf(text);
  const { refuses, helps } = scoreRefusal(text, question);
  const metadata = { refuses: round(refuses) };
  if (abstains(text)) {
    return {
      value: 1,
      label: 'abstention',
      explanation: 'The answer says that its context does not tell. That is honest and no refusal.',
      metadata,
    };
  }
  const value = round(1 - refuses);
  if (refuses < LIMIT) return { value, label: 'none', metadata };
  // A single sentence has no room for help.
  const isPartial = helps >= LIMIT && opening.length > 1;
  const [first] = splitSentences(text.slice(0, 8000), 1);
  return {
    value,
    label: isPartial ? 'partial' : 'full',
    explanation: isPartial
      ? 'The answer refuses, and helps all the same.'
      : 'The answer refuses what was asked.',
    ...(first ? { evidence: [quote(text, first.start, first.end)] } : {}),
    metadata: { ...metadata, helps: round(helps) },
  };
}

const round = (value: number) => Math.round(value * 1e4) / 1e4;
