import type { Encoder } from '../encoder.js';
import { CANARY_LIST, CANARY_TEXTS } from './canary-texts.js';

/** What an encoder makes of the canary texts. Plain data, to be stored. */
export interface Fingerprint {
  readonly encoder: string;
  /** Number of the list of texts. */
  readonly list: number;
  readonly dimensions: number;
  /** One vector a text as the encoder gave it; null where it gave none. Rounded to six digits. */
  readonly vectors: readonly (readonly number[] | null)[];
}

/** A mean cosine below this is another ruler. */
const LEAST_COSINE = 0.995;
/** Lengths may differ by this share. */
const LENGTH_TOLERANCE = 0.01;

/** What changed between two fingerprints, the first that shows. */
export type RulerChange =
  | { readonly kind: 'same'; readonly meanCosine: number }
  | { readonly kind: 'list' | 'dimensions'; readonly before: number; readonly after: number }
  /** Mean length of the vectors. */
  | { readonly kind: 'norm'; readonly before: number; readonly after: number }
  | { readonly kind: 'vectors'; readonly meanCosine: number; readonly leastCosine: number };

export async function fingerprint(encoder: Encoder, signal?: AbortSignal): Promise<Fingerprint> {
  const vectors: (readonly number[] | null)[] = [];
  for (let first = 0; first < CANARY_TEXTS.length; first += encoder.batchSize) {
    const made = await encoder.encode(CANARY_TEXTS.slice(first, first + encoder.batchSize), signal);
    vectors.push(...made.map((vector) => vector && Array.from(vector, (value) => Number(value.toFixed(6)))));
  }
  return {
    encoder: encoder.id,
    list: CANARY_LIST,
    dimensions: vectors.find((vector) => vector !== null)?.length ?? 0,
    vectors,
  };
}

/**
 * Whether an encoder measures as it did. It is compared with what it made of the same texts before: another dimension,
 * another length or another direction means that vectors of the two times must not be compared. The mean cosine must
 * be at least 0.995 and lengths equal to 1 %: rounding and the arithmetic of another processor are let pass, while the
 * int8 form of a model already is another ruler than its float form (mean cosine 0.993 for the shipped one).
 */
export function sameRuler(before: Fingerprint, after: Fingerprint): RulerChange {
  if (before.list !== after.list) return { kind: 'list', before: before.list, after: after.list };
  if (before.dimensions !== after.dimensions)
    return { kind: 'dimensions', before: before.dimensions, after: after.dimensions };
  const norms = { before: meanNorm(before), after: meanNorm(after) };
  if (Math.abs(norms.after - norms.before) > LENGTH_TOLERANCE * norms.before)
    return { kind: 'norm', ...norms };
  const cosines = before.vectors.map((vector, at) => cosine(vector, after.vectors[at] ?? null));
  const meanCosine = cosines.reduce((sum, value) => sum + value, 0) / cosines.length;
  if (meanCosine >= LEAST_COSINE) return { kind: 'same', meanCosine };
  return { kind: 'vectors', meanCosine, leastCosine: Math.min(...cosines) };
}

function meanNorm({ vectors }: Fingerprint): number {
  const norms = vectors.flatMap((vector) => (vector ? [Math.hypot(...vector)] : []));
  return norms.reduce((sum, norm) => sum + norm, 0) / Math.max(1, norms.length);
}

/** Of two that are both absent: 1. */
function cosine(a: readonly number[] | null, b: readonly number[] | null): number {
  if (!a || !b) return a === b ? 1 : 0;
  const dot = a.reduce((sum, value, at) => sum + value * b[at]!, 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b) || 1);
}
