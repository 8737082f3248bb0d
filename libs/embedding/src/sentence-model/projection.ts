import { readFileSync } from 'node:fs';
import { presentFile, sha256Of } from '@almenara/local-models';
import { toUnit } from '../quantisation/int8.js';

/** Mean and 192 principal components of sentence vectors; models/embedding/card.md tells how they were found. */
export const PROJECTION_FILE = 'embedding/minilm-pca192.f32';
const WIDE = 384;
const NARROW = 192;

/** From 384 numbers of the sentence model to the 192 that tell topics apart as well as all do. */
export class Projection {
  readonly dimensions = NARROW;
  /** Of the file: another projection is another space. */
  readonly version: string;
  readonly #mean: Float32Array;
  readonly #components: Float32Array;

  constructor(bytes: Uint8Array) {
    if (bytes.length !== 4 * WIDE * (NARROW + 1)) {
      throw new Error(`${PROJECTION_FILE} has ${bytes.length} bytes, not ${4 * WIDE * (NARROW + 1)}`);
    }
    const values = new Float32Array(Uint8Array.from(bytes).buffer);
    this.#mean = values.subarray(0, WIDE);
    this.#components = values.subarray(WIDE);
    this.version = sha256Of(bytes).slice(0, 8);
  }

  apply(vector: Float32Array): Float32Array | null {
    if (vector.length !== WIDE) throw new RangeError(`a vector of ${vector.length} numbers, not ${WIDE}`);
    const projected = new Float32Array(NARROW);
    for (let row = 0; row < NARROW; row++) {
      let sum = 0;
      for (let at = 0; at < WIDE; at++) {
        sum += (vector[at]! - this.#mean[at]!) * this.#components[row * WIDE + at]!;
      }
      projected[row] = sum;
    }
    return toUnit(projected);
  }
}

/** Throws with the reason when the file is missing or does not fit. */
export function openProjection({ models }: { readonly models: string }): Projection {
  return new Projection(readFileSync(presentFile(models, PROJECTION_FILE)));
}
