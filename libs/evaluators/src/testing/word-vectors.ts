import type { Embed } from '../embed.js';
import { contentWords } from '../prose/content-words.js';

const DIMENSIONS = 384;

/** Texts as normalised counts of their words' hashes: near when they share words. Knows no synonyms. */
export const wordVectors: Embed = (texts) =>
  Promise.resolve(
    texts.map((text) => {
      const vector = new Float32Array(DIMENSIONS);
      for (const word of contentWords(text)) vector[hash(word) % DIMENSIONS]! += 1;
      const length = Math.hypot(...vector) || 1;
      return vector.map((value) => value / length);
    }),
  );

function hash(word: string): number {
  let value = 2166136261;
  for (const character of word) value = Math.imul(value ^ character.codePointAt(0)!, 16777619) >>> 0;
  return value;
}
