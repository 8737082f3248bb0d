import { createHash } from 'node:crypto';
import { canonicalJson } from '@almenara/contract';

export interface Judged {
  readonly evaluator: string;
  readonly version: string;
  readonly traceId: string;
  /** Empty for a judgement of the whole trace. */
  readonly spanId: string;
}

/**
 * Id of what a version of an evaluator says of an answer. What was read for it is no part of it: when documents arrive
 * later the new score takes the place of the old one, so that every answer counts once in a rate.
 */
export function scoreId({ evaluator, version, traceId, spanId }: Judged): string {
  const digest = createHash('sha256').update(JSON.stringify([evaluator, version, traceId, spanId]));
  return `evaluator:${digest.digest('base64url')}`;
}

/** Digest of what an evaluator read. */
export function inputHash(input: unknown): string {
  return createHash('sha256').update(canonicalJson(input)).digest('base64url');
}
