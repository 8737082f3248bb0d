import type { ContextSource } from '../answer.js';
import type { Evidence, Verdict } from '../evaluator.js';
import { shorten } from './closest-passages.js';
import type { JudgedInput } from './judged-input.js';
import type { JudgedSentence, Judgement } from './judgement.js';
import { looksLike } from './language.js';

const MOST_SPANS = 20;
const MOST_PASSAGES = 5;

/** The judgement in the words of all evaluators. */
export function verdictOfJudgement(judgement: Judgement, input: JudgedInput, source: ContextSource): Verdict {
  const language = looksLike(input.answer);
  const doubtful = judgement.sentences.filter((sentence) => overlapsAny(sentence, judgement.unsupported));
  return {
    value: judgement.grounded,
    label: judgement.supported ? 'supported' : 'unsupported',
    explanation: explain(doubtful.length, judgement.sentences.length, input.passages.length),
    evidence: [
      ...judgement.unsupported.slice(0, MOST_SPANS).map(({ start, end }) => ({ start, end })),
      ...passagesOf(doubtful.length > 0 ? doubtful : judgement.sentences, input),
    ],
    metadata: {
      contextSource: source,
      truncated: judgement.truncated,
      language,
      ...((language === 'es' || language === 'other') && { note: 'English model' }),
      windows: judgement.windows,
      sentences: judgement.sentences.map((sentence) => describe(sentence, input)),
    },
  };
}

/** For an answer that came without any passage: it is neither good nor bad. */
export const NOT_APPLICABLE: Verdict = {
  label: 'not_applicable',
  explanation: 'There are no passages to hold the answer against.',
  metadata: { contextSource: 'none' },
};

function overlapsAny(sentence: JudgedSentence, spans: Judgement['unsupported']): boolean {
  return spans.some(({ start, end }) => start < sentence.end && sentence.start < end);
}

function explain(doubtful: number, sentences: number, passages: number): string {
  const context = passages === 1 ? 'the passage' : `the ${passages} passages`;
  if (doubtful === 0) return `No part of the answer stands out as unsupported by ${context}.`;
  return `${doubtful} of ${sentences} sentences hold words that ${context} may not support.`;
}

/** The closest passage of each of these sentences, each once. */
function passagesOf(sentences: readonly JudgedSentence[], input: JudgedInput): Evidence[] {
  const found = new Map<string, Evidence>();
  for (const { passages } of sentences) {
    const closest = passages[0];
    if (!closest) continue;
    const { id } = input.passages[closest.passage]!;
    found.set(`${closest.passage} ${closest.text}`, {
      text: shorten(closest.text),
      ...(id !== undefined && { documentId: id }),
    });
    if (found.size === MOST_PASSAGES) break;
  }
  return [...found.values()];
}

/** Only the closest passage shows its text: a long answer has a hundred sentences. */
function describe({ start, end, score, passages }: JudgedSentence, input: JudgedInput) {
  return {
    start,
    end,
    score,
    passages: passages.map(({ passage, text, overlap }, place) => {
      const { id } = input.passages[passage]!;
      return { passage, overlap, ...(id !== undefined && { documentId: id }), ...(place === 0 && { text }) };
    }),
  };
}
