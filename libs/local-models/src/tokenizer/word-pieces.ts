import type { Vocabulary } from './vocabulary.js';

/** Longer words are unknown, as in the original. Counts code points. */
const LONGEST_WORD = 100;
const LARGEST_CACHE = 50_000;

/** Splits one normalised word greedily into the longest pieces of the vocabulary. */
export class WordPieces {
  readonly #vocabulary: Vocabulary;
  readonly #cache = new Map<string, readonly number[]>();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Pairs of token id and length in UTF-16 units of the normalised word; one unknown token when a part is unknown. */
  of(word: string): readonly number[] {
    const cached = this.#cache.get(word);
    if (cached) return cached;
    const pieces = this.#split(word);
    if (word.length <= LONGEST_WORD) {
      if (this.#cache.size >= LARGEST_CACHE) this.#cache.clear();
      // A slice would keep the whole text that it was cut from.
      this.#cache.set(word.split('').join(''), pieces);
    }
    return pieces;
  }

  #split(word: string): number[] {
    const { ids, unknown, longest } = this.#vocabulary;
    const whole = [unknown, word.length];
    if (isTooLong(word)) return whole;
    const pieces: number[] = [];
    for (let start = 0; start < word.length;) {
      let end = Math.min(word.length, start + longest);
      let id: number | undefined;
      for (; end > start; end -= 1) {
        const piece = word.slice(start, end);
        id = ids.get(start === 0 ? piece : `##${piece}`);
        if (id !== undefined) break;
      }
      if (id === undefined) return whole;
      pieces.push(id, end - start);
      start = end;
    }
    return pieces;
  }
}

function isTooLong(word: string): boolean {
  if (word.length <= LONGEST_WORD) return false;
  let codePoints = 0;
  for (const _ of word) {
    codePoints += 1;
    if (codePoints > LONGEST_WORD) return true;
  }
  return false;
}
