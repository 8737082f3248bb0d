import { decodeCursor, encodeCursor } from '@almenara/trace-store';
import { z } from 'zod';

const creationSchema = z.tuple([z.iso.datetime(), z.uuid()]);

interface Creation {
  readonly createdAt: Date;
  readonly id: string;
}

/** Where the next page of a list begins that is sorted by when its items were made. */
export function encodeCreationCursor({ createdAt, id }: Creation): string {
  return encodeCursor([createdAt.toISOString(), id]);
}

export function decodeCreationCursor(cursor: string): Creation {
  const [createdAt, id] = decodeCursor(creationSchema, cursor);
  return { createdAt: new Date(createdAt), id };
}
