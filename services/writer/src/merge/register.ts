import { canonicalJson } from '@almenara/contract';

/** One field of a span: what was said last, and when it was said. */
export interface Register {
  readonly at: number;
  readonly value: unknown;
}

/**
 * The register that wins: the later one; at the same time the one with the larger text. Any two senders, in
 * any order, repeated any number of times, end in the same register.
 */
export function laterOf(a: Register, b: Register): Register {
  if (a.at !== b.at) return a.at > b.at ? a : b;
  if (a.value === b.value) return a;
  const left = canonicalJson(a.value);
  const right = canonicalJson(b.value);
  if (left !== right) return left > right ? a : b;
  // Same content with keys in another order: still one winner, whichever came first.
  return JSON.stringify(a.value) >= JSON.stringify(b.value) ? a : b;
}
