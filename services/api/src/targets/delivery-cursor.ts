import { decodeCursor, encodeCursor } from '@almenara/trace-store';
import { z } from 'zod';

const placeSchema = z.tuple([z.iso.datetime(), z.string().max(100)]);

/** Where the next page of deliveries begins. */
export function encodeDeliveryCursor({ createdAt, id }: { createdAt: Date; id: string }): string {
  return encodeCursor([createdAt.toISOString(), id]);
}

export function decodeDeliveryCursor(cursor: string): { createdAt: Date; id: string } {
  const [createdAt, id] = decodeCursor(placeSchema, cursor);
  return { createdAt: new Date(createdAt), id };
}
