import { readFileSync } from 'node:fs';
import { presentFile, readVocabulary, Tokenizer, VOCABULARY_FILE } from '@almenara/local-models';
import type { Encoder } from '../encoder.js';
import { toUnit } from '../quantisation/int8.js';

/** Where the table lies in the folder of models; models/embedding/card.md tells how it was made. */
export const TABLE_FILE = 'embedding/static256.i8';
/** Bytes of a row. */
const ROW = 256;
/** The columns are principal components, the strongest first: so many see small changes of topic as well as all. */
const DIMENSIONS = 128;
/** Later text adds little and would cost as much. */
const MOST_TOKENS = 128;
/** UTF-16 units that are looked at: so many tokens end long before. */
const MOST_TEXT = 16_384;

/**
 * A text as the sum of the rows of its pieces in a table: some ten microseconds a sentence, on the thread that asks.
 * English. Its cosines say how topics move between many texts, not how alike two texts are.
 */
export class StaticEncoder implements Encoder {
  readonly id = 'static256@1';
  readonly dimensions = DIMENSIONS;
  readonly languages = ['en'];
  readonly batchSize = 16;
  readonly #table: Int8Array;
  readonly #tokenizer: Tokenizer;
  readonly #weights: Float32Array;

  constructor(table: Int8Array, tokenizer: Tokenizer) {
    const rows = tokenizer.vocabulary.ids.size;
    if (table.length !== rows * ROW) {
      throw new Error(`${TABLE_FILE} has ${table.length} bytes, not ${ROW} for each of ${rows} pieces`);
    }
    this.#table = table;
    this.#tokenizer = tokenizer;
    this.#weights = weightsOf(table);
  }

  async encode(texts: readonly string[]): Promise<readonly (Float32Array | null)[]> {
    return texts.map((text) => this.encodeOne(text));
  }

  encodeOne(text: string): Float32Array | null {
    const { ids } = this.#tokenizer.encode(text.slice(0, MOST_TEXT), MOST_TOKENS);
    const table = this.#table;
    const weights = this.#weights;
    const sum = new Float32Array(DIMENSIONS);
    for (let token = 0; token < ids.length; token++) {
      const row = ids[token]! * ROW;
      for (let at = 0; at < DIMENSIONS; at++) sum[at]! += table[row + at]!;
    }
    for (let at = 0; at < DIMENSIONS; at++) sum[at]! *= weights[at]!;
    return toUnit(sum);
  }
}

/**
 * 1/√(root mean square) of each column over the table. Cut off without it, the first components, which tell more of
 * style than of topic, would outweigh the others: half as many columns then see less than all of them did.
 */
function weightsOf(table: Int8Array): Float32Array {
  const squares = new Float64Array(DIMENSIONS);
  for (let row = 0; row < table.length; row += ROW) {
    for (let at = 0; at < DIMENSIONS; at++) squares[at]! += table[row + at]! ** 2;
  }
  return Float32Array.from(squares, (sum) => (sum === 0 ? 0 : (sum / (table.length / ROW)) ** -0.25));
}

/** Throws with the reason when a file is missing or does not fit. */
export function openStaticEncoder({ models }: { readonly models: string }): StaticEncoder {
  const bytes = readFileSync(presentFile(models, TABLE_FILE));
  const table = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  return new StaticEncoder(table, new Tokenizer(readVocabulary(presentFile(models, VOCABULARY_FILE))));
}
