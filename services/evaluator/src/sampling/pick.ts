import { createHash } from 'node:crypto';

/** Less would give single answers the weight of thousands. */
const LEAST_PROBABILITY = 0.001;

export interface Demand {
  /** Share of the answers that the project wants scored. */
  readonly share: number;
  /** CPU milliseconds that all of them would take, and that there are. */
  readonly wantedMs: number;
  readonly availableMs: number;
}

/**
 * Inclusion probability of each answer of a group. It depends on how many there are, never on which: answers that
 * were picked count with its inverse, and a rate stays unbiased however load and badness go together.
 */
export function inclusionProbability({ share, wantedMs, availableMs }: Demand): number {
  const affordable = wantedMs <= availableMs ? 1 : Math.max(availableMs, 0) / wantedMs;
  return Math.min(1, Math.max(LEAST_PROBABILITY, share * affordable));
}

/** Whoever is picked at one probability is picked at every higher one, with all that they do: the unit is the user. */
export function isPicked(project: string, unit: string, probability: number): boolean {
  if (probability >= 1) return true;
  const digest = createHash('sha256').update(`${project}\n${unit}`).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48 < probability;
}
