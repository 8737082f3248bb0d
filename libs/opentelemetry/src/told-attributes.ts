import { createHash } from 'node:crypto';
import { TOLD_PREFIX, type ToldMessages } from '@almenara/contract';

/** Named by content and time, so that the same record sent twice is one part. */
export function toldAttributes(parts: readonly ToldMessages[]): Record<string, unknown> {
  return Object.fromEntries(
    parts.map((told): [string, unknown] => {
      const { side, messages, order, whole } = told;
      const identity = JSON.stringify([side, messages, side === 'output' ? order : order[0], whole]);
      return [TOLD_PREFIX + createHash('sha256').update(identity).digest('base64url').slice(0, 16), told];
    }),
  );
}
