import { CodePointOffsets } from '../text/code-point-offsets.js';
import { sentencesOf } from '../text/sentences.js';
import type { Evaluator, Evidence, Verdict } from '../evaluator.js';
import { type AnswerWord, answerWordsOf } from './answer-words.js';
import { Context } from './context.js';
import { type JudgedInput, judgedInput } from './judged-input.js';
import { looksLike } from './language.js';
import { LEXICAL_MODEL, LEXICAL_FIGURES, LEXICAL_THRESHOLD } from './lexical-weights.js';
import { lexicalFeatures } from './lexical-features.js';
import { LIMITS } from './limits.js';
import { predict } from './logistic-model.js';
import { MARK } from './marks.js';
import { NOT_APPLICABLE } from './verdict-of-judgement.js';

const MOST_SPANS = 20;

/**
 * Counts words, pairs of words, numbers and names of the answer that the passages do not hold. It understands nothing:
 * a floor for when no model is there or there is no time for it.
 */
export const groundednessLexical: Evaluator = {
  name: 'groundedness_lexical',
  version: '1',
  cost: 'cheap',
  labels: ['supported', 'unsupported', 'not_applicable'],
  failing: ['unsupported'],
  card: {
    question: 'Does the answer use words, numbers and names that its passages do not hold?',
    method:
      'A logistic regression of thirteen counts and shares of what is not in the passages; nothing is understood.',
    data: 'RAGTruth, the train split without a tenth of its sources.',
    licence: 'Weights: Apache-2.0. Labels of RAGTruth: MIT.',
    languages: ['en'],
    limits: [
      'Synonyms and paraphrases count as unsupported, false statements in the words of the passages as supported.',
      'Far weaker than the groundedness model, most of all on answers from records.',
      'Stop words and endings are English.',
    ],
    figures: LEXICAL_FIGURES,
  },
  inputOf: judgedInput,
  evaluate(answer) {
    const input = judgedInput(answer);
    if (!input) return null;
    if (input.passages.length === 0) return NOT_APPLICABLE;
    return verdictOf(input, answer.context.source);
  },
};

function verdictOf(input: JudgedInput, contextSource: string): Verdict {
  const text = input.answer.slice(0, LIMITS.answer);
  const context = new Context(input.passages.map((passage) => passage.text));
  const words = answerWordsOf(text, context);
  const features = {
    ...lexicalFeatures(text, sentencesOf(text), words, context),
    'context is a record': context.isRecord ? 1 : 0,
  };
  const unsupported = predict(features, LEXICAL_MODEL);
  const missing = words.filter(({ mark }) => mark === MARK.newWord || mark === MARK.newNumber);
  const language = looksLike(text);
  return {
    value: 1 - unsupported,
    label: unsupported < LEXICAL_THRESHOLD ? 'supported' : 'unsupported',
    explanation: `${missing.length} of ${words.length} words are not in the passages; their meaning was not looked at.`,
    evidence: evidenceOf(text, missing),
    metadata: {
      contextSource,
      truncated: context.truncated || text.length < input.answer.length,
      language,
      ...((language === 'es' || language === 'other') && { note: 'English word lists' }),
    },
  };
}

/** New numbers before new words: they are the most telling. */
function evidenceOf(text: string, missing: readonly AnswerWord[]): Evidence[] {
  const numbers = missing.filter(({ mark }) => mark === MARK.newNumber);
  const others = missing.filter(({ mark }) => mark !== MARK.newNumber);
  const shown = [...numbers, ...others].slice(0, MOST_SPANS).sort((a, b) => a.start - b.start);
  const offsets = new CodePointOffsets(text);
  return shown.map(({ start, end }) => ({ start: offsets.at(start), end: offsets.at(end) }));
}
