import { hash } from 'node:crypto';
import { BAGS } from './block-sketch.js';

/** Whom an event comes from. Absent and empty mean the same. */
export interface EventSource {
  readonly actorId?: string | null | undefined;
  readonly sessionId?: string | null | undefined;
  readonly traceId: string;
}

const BITS = 48;

/**
 * Stable hash of the user, else the conversation, else the trace: one source of events, whose events are not
 * independent. 48 bits, uniform: below 2⁵³, so a number holds it, and among a million sources two are equal with a
 * chance of 0.2 %. In SQL: bitShiftRight(reinterpretAsUInt64(reverse(substring(SHA256(x), 1, 8))), 16) of the string
 * that `sourceOf` makes.
 */
export function actorHash(source: EventSource): number {
  return hash('sha256', sourceOf(source), 'buffer').readUIntBE(0, BITS / 8);
}

/** Bag from 0 to BAGS − 1: all events of a source lie in one. */
export function bagOf(actor: number): number {
  return actor % BAGS;
}

/**
 * Whether a source is among a share of them. Whoever is picked at one share is picked at every larger one. Reads the
 * upper bits of the hash and bags the lower ones, so a sample fills all bags alike.
 */
export function isSampled(actor: number, share: number): boolean {
  return share >= 1 || actor / 2 ** BITS < share;
}

export function sourceOf({ actorId, sessionId, traceId }: EventSource): string {
  if (actorId) return `actor\n${actorId}`;
  return sessionId ? `session\n${sessionId}` : `trace\n${traceId}`;
}
