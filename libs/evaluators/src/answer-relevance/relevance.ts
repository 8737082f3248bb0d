import { cosine, logistic } from '../embed.js';

/** Sentences of an answer that are read. */
export const MAX_SENTENCES = 8;

/**
 * How near the nearest sentence comes to the question. Lexical overlap and the mean of the three nearest were tried
 * beside it and added nothing.
 */
export function bestCosine(question: Float32Array, sentences: readonly Float32Array[]): number {
  return Math.max(-1, ...sentences.map((sentence) => cosine(question, sentence)));
}

/** Fitted by models/training/relevance/measure.ts: true answers against those to other questions. */
const SLOPE = 17.9153;
const CONSTANT = -6.1679;

/** Probability that a text with this best cosine answers the question and not another one. */
export function relevanceOf(best: number): number {
  return logistic(SLOPE * best + CONSTANT);
}
