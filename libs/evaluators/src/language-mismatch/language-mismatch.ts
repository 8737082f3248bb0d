import type { Answer } from '../answer.js';
import type { Evaluator } from '../evaluator.js';
import { card } from './card.js';
import { detectLanguage, isTold, type Language } from './detect-language.js';
import { readExpected } from './expected-language.js';

/** Where either text scores this share of its language in the other's, they are too near. Set on the card's figures. */
const MAX_DOUBT = 0.9;
const MAX_DOUBT_SHORT = 0.75;

export const languageMismatch: Evaluator = {
  name: 'language_mismatch',
  version: '1',
  cost: 'cheap',
  labels: ['match', 'mismatch'],
  failing: ['mismatch'],
  card,
  inputOf: (answer) =>
    answer.text.trim() === '' || answer.format
      ? undefined
      : { text: answer.text, question: answer.question, instructions: instructionsOf(answer) },
  async evaluate(answer) {
    if (answer.format) return null;
    const { ordered, isAboutLanguages } = readExpected(answer);
    if (ordered === undefined ? isAboutLanguages : !isTold(ordered)) return null;
    const said = await detectLanguage(answer.text);
    if (!said) return null;
    const asked =
      ordered === undefined
        ? await detectLanguage(answer.question ?? '')
        : { code: ordered, isShort: false, doubtOf: () => 0 };
    if (!asked) return null;
    const metadata = {
      expected: asked.code,
      found: said.code,
      by: ordered === undefined ? 'question' : 'instruction',
    };
    if (said.code === asked.code) return { value: 1, label: 'match', metadata };
    if (isTooNear(said, asked) || isTooNear(asked, said)) return null;
    return {
      value: 0,
      label: 'mismatch',
      explanation: `The answer is in "${said.code}", expected was "${asked.code}".`,
      metadata,
    };
  },
};

function isTooNear(language: Language, other: Language): boolean {
  return language.doubtOf(other.code) > (language.isShort ? MAX_DOUBT_SHORT : MAX_DOUBT);
}

function instructionsOf({ conversation }: Answer): readonly string[] {
  return conversation.filter(({ role }) => role === 'system').map(({ text }) => text);
}
