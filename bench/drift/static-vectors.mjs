import { readFileSync } from 'node:fs';

const MODELS = new URL('../../models/', import.meta.url);
const WIDTH = 256;
/** The table's dimensions are in the order of their variance, so the first ones make a smaller space. */
export const DIMENSIONS = 64;

let table;

/** Unit vectors of texts from the static token table, as wide as DIMENSIONS; null for a text without a known word. */
export function embedTexts(texts) {
  table ??= readTable();
  return texts.map((text) => {
    const sum = new Float64Array(DIMENSIONS);
    for (const id of pieces(text, table.ids).slice(0, 128))
      for (let at = 0; at < DIMENSIONS; at++) sum[at] += table.rows[id * WIDTH + at];
    const norm = Math.hypot(...sum);
    return norm === 0 ? null : Float32Array.from(sum, (value) => value / norm);
  });
}

function readTable() {
  const bytes = readFileSync(new URL('embedding/static256.i8', MODELS));
  const lines = readFileSync(new URL('vocabulary/vocab.txt', MODELS), 'utf8').split(/\r?\n/);
  return {
    rows: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
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
