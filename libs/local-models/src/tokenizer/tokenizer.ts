import { ASCII_CLASS, PUNCTUATION, SPACE, WORD } from './ascii.js';
import { normalCharacter } from './normal-character.js';
import type { Vocabulary } from './vocabulary.js';
import { WordPieces } from './word-pieces.js';

/**
 * Tokens of a text. `starts` and `ends` count UTF-16 units of the ORIGINAL text, half open, in order; what the
 * normaliser drops or a word does not reach belongs to no token.
 */
export interface Encoding {
  readonly ids: number[];
  readonly starts: number[];
  readonly ends: number[];
}

/**
 * BERT's uncased WordPiece without special tokens. Equal to the `tokenizers` library of Hugging Face in ids and
 * offsets, except that lone surrogates are dropped and that Node's newer Unicode knows more characters.
 */
export class Tokenizer {
  readonly vocabulary: Vocabulary;
  readonly #pieces: WordPieces;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
    this.#pieces = new WordPieces(vocabulary);
  }

  /** Stops at `limit` tokens. */
  encode(text: string, limit = Infinity): Encoding {
    const into: Encoding = { ids: [], starts: [], ends: [] };
    for (let at = 0; at < text.length && into.ids.length < limit;) {
      const kind = ASCII_CLASS[text.charCodeAt(at)];
      if (kind === SPACE) at += 1;
      else if (kind === PUNCTUATION) at = this.#plainWord(text, at, at + 1, into);
      else at = this.#word(text, at, into);
    }
    if (into.ids.length > limit) into.ids.length = into.starts.length = into.ends.length = limit;
    return into;
  }

  /** Reads from `at` to the end of a word at least. */
  #word(text: string, at: number, into: Encoding): number {
    let end = at;
    while (ASCII_CLASS[text.charCodeAt(end)] === WORD) end += 1;
    const next = ASCII_CLASS[text.charCodeAt(end)];
    if (end > at && (end === text.length || next === SPACE || next === PUNCTUATION)) {
      return this.#plainWord(text, at, end, into);
    }
    return this.#mixedWord(text, at, into);
  }

  #plainWord(text: string, at: number, end: number, into: Encoding): number {
    const pieces = this.#pieces.of(text.slice(at, end).toLowerCase());
    let start = at;
    for (let piece = 0; piece < pieces.length; piece += 2) {
      into.ids.push(pieces[piece]!);
      into.starts.push(start);
      into.ends.push((start += pieces[piece + 1]!));
    }
    return end;
  }

  /** Up to and with the next space: the normal form may be longer or shorter than what is written. */
  #mixedWord(text: string, from: number, into: Encoding): number {
    const word = new MixedWord();
    let at = from;
    for (let inside = true; inside && at < text.length;) {
      const codePoint = text.codePointAt(at)!;
      const end = at + (codePoint > 0xffff ? 2 : 1);
      const normal = normalCharacter(codePoint);
      inside = normal.kind !== 'space';
      if (normal.kind === 'ideograph') {
        this.#flush(word, into);
        word.add(normal.text, at, end);
        this.#flush(word, into);
      } else if (normal.kind === 'characters') {
        for (const part of normal.parts) {
          if (part.punctuation) this.#flush(word, into);
          word.add(part.text, at, end);
          if (part.punctuation) this.#flush(word, into);
        }
      }
      at = end;
    }
    this.#flush(word, into);
    return at;
  }

  #flush(word: MixedWord, into: Encoding): void {
    if (word.text === '') return;
    const pieces = this.#pieces.of(word.text);
    let unit = 0;
    for (let piece = 0; piece < pieces.length; piece += 2) {
      into.ids.push(pieces[piece]!);
      into.starts.push(word.starts[unit]!);
      unit += pieces[piece + 1]!;
      into.ends.push(word.ends[unit - 1]!);
    }
    word.clear();
  }
}

/** The normal form of a word, and for each of its UTF-16 units where it comes from. */
class MixedWord {
  text = '';
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  add(text: string, start: number, end: number): void {
    this.text += text;
    for (let unit = 0; unit < text.length; unit += 1) {
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  clear(): void {
    this.text = '';
    this.starts.length = this.ends.length = 0;
  }
}
