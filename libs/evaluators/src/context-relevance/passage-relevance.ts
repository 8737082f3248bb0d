import { cosine, logistic } from '../embed.js';
import { contentWords } from '../prose/content-words.js';
import { splitSentences } from '../prose/split-sentences.js';

/** About as much as the model reads at once. */
const PIECE = 500;
const MAX_PIECES = 4;

/** A passage in pieces that end with a sentence where they can. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const sentence of splitSentences(text.slice(0, PIECE * MAX_PIECES * 2), 200)) {
    if (piece !== '' && piece.length + sentence.text.length > PIECE) {
      pieces.push(piece);
      piece = '';
    }
    piece = piece === '' ? sentence.text.slice(0, PIECE * 2) : `${piece} ${sentence.text}`;
  }
  if (piece !== '') pieces.push(piece);
  return pieces.slice(0, MAX_PIECES);
}

/** Share of the question's content words that the passage has. */
export function wordShare(question: string, passage: string): number {
  const asked = contentWords(question.slice(0, 2000));
  if (asked.size === 0) return 0;
  const told = contentWords(passage.slice(0, 20_000));
  return [...asked].filter((word) => told.has(word)).length / asked.size;
}

export function nearestPiece(question: Float32Array, pieces: readonly Float32Array[]): number {
  return Math.max(-1, ...pieces.map((piece) => cosine(question, piece)));
}

/** Fitted by models/training/relevance/measure.ts: a question's own passages against those of other questions. */
const COSINE = 10.5589;
const WORDS = 3.0925;
const CONSTANT = -5.6053;

/** Probability that a passage was retrieved for this question and not for another one. */
export function passageRelevance(nearest: number, words: number): number {
  return logistic(COSINE * nearest + WORDS * words + CONSTANT);
}
