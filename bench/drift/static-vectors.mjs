import { readFileSync } from 'node:fs';

const MODELS = new URL('../../models/', import.meta.url);
const WIDTH = 256;
const ROWS = 30_522;
/** The table's columns are in the order of their variance; the first ones, evened out by √rms, lose nothing. */
export const DIMENSIONS = 128;

let table;

/** Unit vectors of texts from the static token table, as wide as DIMENSIONS; null for a text without a known word. */
export function embedTexts(texts) {
  table ??= readTable();
  return texts.map((text) => {
    const sum = new Float64Array(DIMENSIONS);
    for (const id of pieces(text, table.ids).slice(0, 128))
      for (let at = 0; at < DIMENSIONS; at++) sum[at] += table.rows[id * WIDTH + at] * table.weights[at];
    const norm = Math.hypot(...sum);
    return norm === 0 ? null : Float32Array.from(sum, (value) => value / norm);
  });
}

function readTable() {
  const bytes = readFileSync(new URL('embedding/static256.i8', MODELS));
  const lines = readFileSync(new URL('vocabulary/vocab.txt', MODELS), 'utf8').split(/\r?\n/);
  const rows = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const weights = Float64Array.from({ length: DIMENSIONS }, (_, column) => {
    let squares = 0;
    for (let row = 0; row < ROWS; row++) squares += rows[row * WIDTH + column] ** 2;
    return (squares / ROWS) ** -0.25;
  });
  return {
    rows,
    weights,
    ids: new Map(lines.map((line, id) => [line, id])),
  };
}

/** BERT's uncased WordPiece, for texts without exotic characters. */
function pieces(text, ids) {
  const plain = text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  const found = [];
  for (const [word] of plain.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)) {
    const own = [];
    for (let start = 0; start < word.length;) {
      let end = word.length;
      const pieceAt = () => ids.get(start === 0 ? word.slice(0, end) : `##${word.slice(start, end)}`);
      while (end > start && pieceAt() === undefined) end--;
      if (end === start) break;
      own.push(pieceAt());
      start = end;
    }
    found.push(...own);
  }
  return found;
}
