import { hashWords } from './hash-words.js';

const WORDS = 3;
/** Words of one text beyond this are not compared. */
const MOST_WORDS = 5000;
/** Against rounding: 0.55 · 20 is a little more than 11. */
const TOLERANCE = 1e-9;
/** Scripts without spaces: each sign is a word. */
const SIGN = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}]';
const WORD = new RegExp(`${SIGN}|(?:(?!${SIGN})[\\p{L}\\p{M}\\p{N}])+`, 'gu');

/** The distinct triples of words of a text, each as a number, ascending. Case, signs and spaces do not count. */
export function wordTriples(text: string): readonly number[] {
  const words = (text.normalize('NFKC').toLowerCase().match(WORD) ?? [text]).slice(0, MOST_WORDS);
  const triples = new Set<number>();
  for (let first = 0; first <= Math.max(0, words.length - WORDS); first++) {
    triples.add(hashWords(words.slice(first, first + WORDS).join(' ')));
  }
  return [...triples].sort((a, b) => a - b);
}

/** Jaccard similarity |a ∩ b| / |a ∪ b| of two ascending lists of distinct numbers; 1 for two empty ones. */
export function jaccard(a: readonly number[], b: readonly number[]): number {
  let both = 0;
  for (let left = 0, right = 0; left < a.length && right < b.length;) {
    const difference = a[left]! - b[right]!;
    if (difference === 0) both++;
    if (difference <= 0) left++;
    if (difference >= 0) right++;
  }
  const either = a.length + b.length - both;
  return either === 0 ? 1 : both / either;
}

/**
 * Texts that are alike: Jaccard similarity of their word triples at or above a threshold t. Exact, where MinHash
 * estimates the same number: sets of sizes n and m with similarity ≥ t share at least ⌈t·max(n, m)⌉ elements, so in any
 * one order of the elements they share one of the first n − ⌈t·n⌉ + 1 and m − ⌈t·m⌉ + 1; only texts that do are compared
 * (prefix filter: Bayardo, Ma, Srikant 2007, «Scaling up all pairs similarity search»). The order is that of the
 * hashes. Words rather than vectors: the result hangs on no encoder and its version, holds after vectors expired, and
 * leaves paraphrases in, from which a model learns.
 */
export class NearDuplicates {
  private readonly kept: (readonly number[])[] = [];
  /** Places in `kept`, by element of their beginnings. */
  private readonly byElement = new Map<number, number[]>();

  constructor(private readonly threshold: number) {}

  /** Whether a text that was kept is like this one. */
  has(triples: readonly number[]): boolean {
    const compared = new Set<number>();
    for (const element of this.beginning(triples)) {
      for (const place of this.byElement.get(element) ?? []) {
        if (compared.has(place)) continue;
        compared.add(place);
        if (jaccard(triples, this.kept[place]!) >= this.threshold - TOLERANCE) return true;
      }
    }
    return false;
  }

  keep(triples: readonly number[]): void {
    const place = this.kept.push(triples) - 1;
    for (const element of this.beginning(triples)) {
      const places = this.byElement.get(element);
      if (places) places.push(place);
      else this.byElement.set(element, [place]);
    }
  }

  private beginning(triples: readonly number[]): readonly number[] {
    const shared = Math.ceil(this.threshold * triples.length - TOLERANCE);
    return triples.slice(0, triples.length - shared + 1);
  }
}
