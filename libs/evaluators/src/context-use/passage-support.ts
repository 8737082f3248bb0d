import { contentWords } from '../prose/content-words.js';

/** How much each passage has of a sentence. */
export class PassageSupport {
  private readonly words: readonly ReadonlySet<string>[];
  private readonly weights = new Map<string, number>();

  constructor(passages: readonly string[]) {
    this.words = passages.map((text) => contentWords(text, 20_000));
    const counts = new Map<string, number>();
    for (const words of this.words) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    // A word that every passage has tells none of them apart.
    for (const [word, count] of counts) this.weights.set(word, Math.log(1 + passages.length / count));
  }

  /**
   * Share of the sentence's words that each passage has, weighted by how few passages have them; from 0 to 1.
   * Embeddings were tried beside it and named the right passage no more often.
   */
  of(sentence: string): number[] {
    const rare = Math.log(1 + 2 * this.words.length);
    const weighed = [...contentWords(sentence)].map((word): [string, number] => [
      word,
      this.weights.get(word) ?? rare,
    ]);
    const total = weighed.reduce((sum, [, weight]) => sum + weight, 0);
    if (total === 0) return this.words.map(() => 0);
    return this.words.map(
      (words) => weighed.reduce((sum, [word, weight]) => sum + (words.has(word) ? weight : 0), 0) / total,
    );
  }
}
