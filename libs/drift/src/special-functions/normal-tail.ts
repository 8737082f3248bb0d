import { upperIncompleteGamma } from './incomplete-gamma.js';

/** Probability that a standard normal value exceeds z; keeps its relative precision in the far tail. */
export function normalTail(z: number): number {
  const beyond = upperIncompleteGamma(0.5, (z * z) / 2) / 2;
  return z >= 0 ? beyond : 1 - beyond;
}

export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
