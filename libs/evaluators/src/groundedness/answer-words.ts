import { isDigit } from '../text/python-text.js';
import { STOP_WORDS, wordsOf, type Word } from '../text/words.js';
import type { Context } from './context.js';
import { MARK, type Mark } from './marks.js';

export interface AnswerWord extends Word {
  /** Undefined when the context does not hold it. */
  readonly number: number | undefined;
  /** Whether the context holds it right after the word before. */
  readonly follows: boolean;
  readonly stop: boolean;
  readonly mark: Mark;
}

const NUMBER_WORDS = new Set(
  'one two three four five six seven eight nine ten hundred thousand million billion'.split(' '),
);

/** The words of an answer, and what the whole context says of each. */
export function answerWordsOf(answer: string, context: Context): AnswerWord[] {
  let previous: number | undefined;
  return wordsOf(answer).map((word) => {
    const number = context.stemNumber(word.stem);
    const follows = context.hasBigram(previous, number);
    previous = number;
    const stop = STOP_WORDS.has(word.lower);
    return { ...word, number, follows, stop, mark: markOf(word, number, follows, stop) };
  });
}

function markOf({ lower }: Word, number: number | undefined, follows: boolean, stop: boolean): Mark {
  if (isDigit(String.fromCodePoint(lower.codePointAt(0)!)) || NUMBER_WORDS.has(lower)) {
    return number === undefined ? MARK.newNumber : MARK.numberInContext;
  }
  if (stop) return MARK.stop;
  if (number === undefined) return MARK.newWord;
  return follows ? MARK.follows : MARK.inContext;
}
