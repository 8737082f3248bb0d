import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const WIDTH = 256;
/** Of the table's columns, which are ordered by variance, so many are kept. */
const KEPT = 128;
const LIMIT = 128;

/**
 * Reads the static token table: the sum of a text's first 128 tokens, its first 128 columns each divided by the square
 * root of the column's root mean square, scaled to unit length.
 */
export function openEncoder(models) {
  const table = new Int8Array(readFileSync(join(models, 'embedding', 'static256.i8')).buffer);
  const pieces = new Map(
    readFileSync(join(models, 'vocabulary', 'vocab.txt'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((piece, id) => [piece, id]),
  );
  const weights = columnWeights(table);
  return (text) => {
    const vector = new Float64Array(KEPT);
    for (const id of tokens(text, pieces))
      for (let at = 0; at < KEPT; at++) vector[at] += table[id * WIDTH + at] * weights[at];
    const length = Math.hypot(...vector) || 1;
    return vector.map((value) => value / length);
  };
}

function columnWeights(table) {
  const squares = new Float64Array(KEPT);
  for (let row = 0; row < table.length; row += WIDTH)
    for (let at = 0; at < KEPT; at++) squares[at] += table[row + at] ** 2;
  return squares.map((sum) => (sum / (table.length / WIDTH)) ** -0.25);
}

/** Greedy longest pieces of lower-cased words without accents: WordPiece for what a bench reads. */
function tokens(text, pieces) {
  const words =
    text
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu) ?? [];
  const ids = [];
  for (const word of words) {
    const found = [];
    for (let at = 0; at < word.length;) {
      let end = word.length;
      while (end > at && !pieces.has((at > 0 ? '##' : '') + word.slice(at, end))) end -= 1;
      if (end === at) {
        found.splice(0, Infinity, pieces.get('[UNK]'));
        break;
      }
      found.push(pieces.get((at > 0 ? '##' : '') + word.slice(at, end)));
      at = end;
    }
    ids.push(...found);
  }
  return ids.slice(0, LIMIT);
}
