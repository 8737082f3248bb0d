import type { IncidentPlace } from '@almenara/control-plane';
import { decodeCursor, encodeCursor } from '@almenara/trace-store';
import { z } from 'zod';

const placeSchema = z.tuple([z.boolean(), z.number().int().positive()]);

/** Where the next page of incidents begins. A number says nothing about another project. */
export function encodeIncidentCursor({ isOpen, number }: IncidentPlace): string {
  return encodeCursor([isOpen, number]);
}

export function decodeIncidentCursor(cursor: string): IncidentPlace {
  const [isOpen, number] = decodeCursor(placeSchema, cursor);
  return { isOpen, number };
}
