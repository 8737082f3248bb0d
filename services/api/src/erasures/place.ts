import { z } from 'zod';
import { ProblemError } from '../problem/problem-error.js';

const placeSchema = z.tuple([z.iso.datetime(), z.uuid()]);

interface Place {
  readonly createdAt: Date;
  readonly id: string;
}

export function encodePlace({ createdAt, id }: Place): string {
  return Buffer.from(JSON.stringify([createdAt.toISOString(), id])).toString('base64url');
}

export function decodePlace(cursor: string): Place {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    json = undefined;
  }
  const parsed = placeSchema.safeParse(json);
  if (parsed.success) return { createdAt: new Date(parsed.data[0]), id: parsed.data[1] };
  const errors = [{ field: 'cursor', reason: 'must be the nextCursor of the page before' }];
  throw new ProblemError('invalid_request', 'some parameters are not valid', errors);
}
