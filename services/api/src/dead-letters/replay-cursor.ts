import type { StoredReplay } from '@almenara/control-plane';
import { InvalidQueryError } from '@almenara/trace-store';
import { z } from 'zod';

const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

export function encodeReplayCursor({ createdAt, id }: StoredReplay): string {
  return Buffer.from(JSON.stringify([createdAt.toISOString(), id])).toString('base64url');
}

export function decodeReplayCursor(cursor: string): { createdAt: Date; id: string } {
  try {
    const [createdAt, id] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { createdAt: new Date(createdAt), id };
  } catch {
    throw new InvalidQueryError('cursor', 'must be the nextCursor of a page of this list');
  }
}
