import { reduce, storedWidth } from '../quantisation/reduce.js';

/** A vector that an app sent with a span. */
export interface SentVector {
  readonly model: string;
  readonly dimension: number;
  readonly vector: readonly number[];
}

export type AppVector =
  | { readonly encoder: string; readonly vector: Float32Array }
  /** What of the contract it breaks; names no number of the vector. */
  | { readonly broken: string };

/**
 * The app's own vector under its contract: it names its model, it is as wide as it says, its numbers are finite and it
 * has a direction. Its length may be any: what is stored has length 1. Each model and width is a space of its own.
 */
export function readAppVector({ model, dimension, vector }: SentVector): AppVector {
  if (model.trim() === '') return { broken: 'a vector of the app names no model' };
  const space = appEncoderId(model, dimension);
  if (vector.length !== dimension) {
    return { broken: `a vector of ${space} has ${vector.length} numbers` };
  }
  if (!vector.every((value) => Number.isFinite(value))) {
    return { broken: `a vector of ${space} has a number that is not finite` };
  }
  const reduced = reduce(vector);
  return reduced ? { encoder: space, vector: reduced } : { broken: `a vector of ${space} has no direction` };
}

/** `app:<model>/<dimension>`; a wide one is stored narrower, and its id tells both. */
export function appEncoderId(model: string, dimension: number): string {
  const width = storedWidth(dimension);
  return `app:${model}/${width === dimension ? dimension : `${dimension}-${width}`}`;
}
