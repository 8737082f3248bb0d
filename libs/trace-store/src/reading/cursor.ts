import type { z } from 'zod';
import { InvalidQueryError } from './invalid-query.js';

/** A place in a list, opaque to callers: the sort key of the last row they saw. */
export function encodeCursor(key: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

export function decodeCursor<Key extends z.ZodType>(schema: Key, cursor: string): z.output<Key> {
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    key = undefined;
  }
  const parsed = schema.safeParse(key);
  if (!parsed.success) {
    throw new InvalidQueryError('cursor', 'must be the nextCursor of a page of this list');
  }
  return parsed.data;
}
