import type { Answer } from '../answer.js';
import type { Evaluator, Verdict } from '../evaluator.js';
import { parseJson } from '../json-validity/parse-json.js';
import { quote } from '../prose/code-points.js';
import { blankCode } from '../prose/blank-code.js';
import { splitSentences } from '../prose/split-sentences.js';
import { findWords } from '../prose/find-words.js';
import { card } from './card.js';
import { findCharacterLoop, findWordLoop, type Repeat } from './find-repeats.js';

const MAX_TEXT = 200_000;
const MIN_WORDS = 20;
/** A sentence of fewer words may come back in any text. */
const SENTENCE_WORDS = 6;
const SENTENCE_TIMES = 5;
const SENTENCE_SHARE = 0.5;

export const repetition: Evaluator = {
  name: 'repetition',
  version: '1',
  cost: 'cheap',
  labels: ['none', 'repeated'],
  failing: ['repeated'],
  card,
  inputOf: ({ text }) => (text.trim() === '' ? undefined : text),
  evaluate: ({ text }: Answer) => judge(text.slice(0, MAX_TEXT)),
};

function judge(text: string): Verdict | null {
  if (/^\s*[[{]/.test(text) && parseJson(text).ok) return null;
  const prose = blankTables(blankCode(text));
  const words = findWords(prose);
  const loop = findCharacterLoop(prose) ?? findWordLoop(words);
  if (loop) return repeated(text, loop, `The same words follow each other ${loop.times} times.`);
  if (words.length < MIN_WORDS) return words.length === 0 ? null : { value: 1, label: 'none' };
  const sentence = findCommonSentence(prose, words.length);
  if (sentence) return repeated(text, sentence, `One sentence comes ${sentence.times} times.`);
  return { value: 1, label: 'none' };
}

function repeated(text: string, { start, end, times, period }: Repeat, explanation: string): Verdict {
  return {
    value: Math.max(0, 1 - (end - start) / Math.max(1, text.trim().length)),
    label: 'repeated',
    explanation,
    evidence: [quote(text, start, end)],
    metadata: { times, wordsPerRound: period },
  };
}

/** Table rows and list markers, which repeat by their nature. Offsets stay. */
function blankTables(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      (line.match(/\||\t/g)?.length ?? 0) >= 2
        ? ' '.repeat(line.length)
        : line.replace(/^\s{0,20}(?:[-*•+]|\d{1,4}[.)])\s/u, (marker) => ' '.repeat(marker.length)),
    )
    .join('\n');
}

/** One sentence that makes up half of the text, whatever lies between. */
function findCommonSentence(text: string, total: number): Repeat | undefined {
  const seen = new Map<string, { start: number; end: number; times: number; period: number }>();
  for (const { text: sentence, start, end } of splitSentences(text, 5000)) {
    const words = findWords(sentence, 400);
    if (words.length < SENTENCE_WORDS) continue;
    const key = words.map((word) => word.text).join(' ');
    const entry = seen.get(key);
    if (entry) {
      entry.times++;
      entry.end = end;
    } else seen.set(key, { start, end, times: 1, period: words.length });
  }
  const [most] = [...seen.values()].toSorted((a, b) => b.times * b.period - a.times * a.period);
  if (!most || most.times < SENTENCE_TIMES || most.times * most.period < SENTENCE_SHARE * total)
    return undefined;
  return most;
}
