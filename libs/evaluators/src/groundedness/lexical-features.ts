import { characterBefore, isDigit, isUpper, strip } from '../text/python-text.js';
import type { Sentence } from '../text/sentences.js';
import type { AnswerWord } from './answer-words.js';
import type { Context } from './context.js';

/** Below or at this share of new words a sentence is not counted as mostly new. */
const MOSTLY = 0.5;

/**
 * Counts and shares of what the answer says and the context does not: words, pairs of neighbouring words, numbers and
 * names, none of them by meaning. Shares of nothing are 0, counts enter as ln(1 + count). Named as in the training
 * (models/training/groundedness/prepare.py).
 */
export function lexicalFeatures(
  answer: string,
  sentences: readonly Sentence[],
  words: readonly AnswerWord[],
  context: Context,
): Record<string, number> {
  const content = words.filter(({ stop, lower }) => !stop && !isNumber(lower));
  const numbers = words.filter(({ lower }) => isDigit(String.fromCodePoint(lower.codePointAt(0)!)));
  const names = content.filter((word) => isName(answer, word));
  const pairs = Math.max(0, words.length - 1);
  const newPairs = words.filter(({ follows }, index) => index > 0 && !follows).length;
  const shares = sentenceShares(sentences, content);
  return {
    'share of content words not in the context': newShare(content),
    'log(1 + content words not in the context)': Math.log1p(newCount(content)),
    'largest such share of a sentence': Math.max(...shares),
    'share of sentences with more than half': shares.filter((share) => share > MOSTLY).length / shares.length,
    'share of new bigrams': newPairs / Math.max(1, pairs),
    'log(1 + new bigrams)': Math.log1p(newPairs),
    'log(1 + new numbers)': Math.log1p(newCount(numbers)),
    'share of new numbers': newShare(numbers),
    'log(1 + new capitalised words)': Math.log1p(newCount(names)),
    'share of new capitalised words': newShare(names),
    'log(1 + words)': Math.log(1 + words.length),
    'log(1 + context characters)': Math.log(1 + context.length),
  };
}

function newCount(words: readonly AnswerWord[]): number {
  return words.filter(({ number }) => number === undefined).length;
}

function newShare(words: readonly AnswerWord[]): number {
  return newCount(words) / Math.max(1, words.length);
}

/** Share of new words of each sentence that has content words; [0] when none has. */
function sentenceShares(sentences: readonly Sentence[], content: readonly AnswerWord[]): number[] {
  const shares: number[] = [];
  let next = 0;
  for (const { start, end } of sentences) {
    while (next < content.length && content[next]!.start < start) next += 1;
    const first = next;
    while (next < content.length && content[next]!.start < end) next += 1;
    if (next > first) shares.push(newShare(content.slice(first, next)));
  }
  return shares.length > 0 ? shares : [0];
}

/** Whether all characters are digits. */
function isNumber(word: string): boolean {
  return Array.from(word).every(isDigit);
}

/** A capital that no start of a sentence explains. */
function isName(answer: string, { start }: AnswerWord): boolean {
  if (start === 0 || !isUpper(String.fromCodePoint(answer.codePointAt(start)!))) return false;
  const last = characterBefore(answer, start);
  const before = characterBefore(answer, start - last.length) + last;
  return !['.', '!', '?', ''].includes(strip(before));
}
