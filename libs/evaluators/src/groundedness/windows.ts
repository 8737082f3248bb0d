import type { Encoding, Tokenizer } from '@almenara/local-models';
import { advance } from '../text/python-text.js';
import type { Sentence } from '../text/sentences.js';
import type { Word } from '../text/words.js';
import type { AnswerWord } from './answer-words.js';
import { type Chunk, chunksOf } from './chunks.js';
import type { Context } from './context.js';
import { ContextTokens } from './context-tokens.js';
import { MARK } from './marks.js';
import type { WindowShape } from './parameters.js';
import { selectUnits } from './select-units.js';

/**
 * One input of the model: [CLS] chosen units [SEP] question, chunk of the answer [SEP]. The answer's tokens `from` to
 * `to` stand at `offset`.
 */
export interface Window {
  readonly ids: readonly number[];
  readonly marks: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

export interface AnswerTokens {
  readonly sentences: readonly Sentence[];
  readonly tokens: Encoding;
  readonly words: readonly AnswerWord[];
}

/** Code points of the question that are read. */
const LONGEST_QUESTION = 300;

/** Makes the windows of an answer one by one: the caller decides how many it can afford. */
export class Windows {
  readonly chunks: readonly Chunk[];
  readonly #context: Context;
  readonly #contextTokens: ContextTokens;
  readonly #answer: AnswerTokens;
  readonly #marks: readonly number[];
  readonly #question: readonly number[];
  readonly #tokenizer: Tokenizer;
  readonly #shape: WindowShape;

  constructor(
    context: Context,
    answer: AnswerTokens,
    question: string,
    tokenizer: Tokenizer,
    shape: WindowShape,
  ) {
    this.chunks = chunksOf(answer.sentences, answer.tokens, shape.chunk);
    this.#context = context;
    this.#contextTokens = new ContextTokens(context, tokenizer);
    this.#answer = answer;
    this.#marks = marksOf(answer);
    const read = question.slice(0, advance(question, 0, LONGEST_QUESTION));
    this.#question = tokenizer.encode(read, shape.questionTokens).ids;
    this.#tokenizer = tokenizer;
    this.#shape = shape;
  }

  get hasQuestion(): boolean {
    return this.#question.length > 0;
  }

  of(chunk: Chunk): Window {
    const from = chunk[0]!.from;
    const to = chunk.at(-1)!.to;
    const { start, separator } = this.#tokenizer.vocabulary;
    const budget = this.#shape.length - 3 - this.#question.length - (to - from);
    const ids = [start];
    const marks: number[] = [MARK.special];
    this.#addContext(chunk, from, to, budget, ids, marks);
    ids.length = marks.length = Math.min(ids.length, 1 + budget);
    ids.push(separator, ...this.#question);
    marks.push(MARK.special, ...this.#question.map(() => MARK.question));
    const offset = ids.length;
    ids.push(...this.#answer.tokens.ids.slice(from, to), separator);
    marks.push(...this.#marks.slice(from, to), MARK.special);
    return { ids, marks, from, to, offset };
  }

  #addContext(chunk: Chunk, from: number, to: number, budget: number, ids: number[], marks: number[]): void {
    const sentences = chunk.map((tokens) => numbersOf(this.#answer, tokens.from, tokens.to, true));
    const matching = numbersOf(this.#answer, from, to, false);
    for (const index of selectUnits(this.#context, this.#contextTokens, sentences, budget)) {
      const unit = this.#context.units[index]!;
      const tokens = this.#contextTokens.of(index);
      for (const id of tokens.ids) ids.push(id);
      eachToken(tokens, unit.words, (word) => {
        const matches = word !== undefined && matching.has(unit.stems[word]!);
        marks.push(matches ? MARK.contextMatch : MARK.context);
      });
    }
  }
}

function marksOf({ tokens, words }: AnswerTokens): number[] {
  const marks: number[] = [];
  eachToken(tokens, words, (word) => marks.push(word === undefined ? MARK.stop : words[word]!.mark));
  return marks;
}

/** Stem numbers of the words that begin between two tokens and that the context holds. */
function numbersOf(
  { tokens, words }: AnswerTokens,
  from: number,
  to: number,
  stopWords: boolean,
): Set<number> {
  const start = tokens.starts[from]!;
  const end = tokens.ends[to - 1]!;
  const numbers = new Set<number>();
  for (let index = firstAt(words, start); index < words.length && words[index]!.start < end; index += 1) {
    const { number, stop } = words[index]!;
    if (number !== undefined && (stopWords || !stop)) numbers.add(number);
  }
  return numbers;
}

function firstAt(words: readonly Word[], start: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** For each token the index of the word in which it begins. */
function eachToken(
  tokens: Encoding,
  words: readonly Word[],
  visit: (word: number | undefined) => void,
): void {
  let word = 0;
  for (const start of tokens.starts) {
    while (word < words.length && words[word]!.end <= start) word += 1;
    visit(word < words.length && words[word]!.start <= start ? word : undefined);
  }
}
