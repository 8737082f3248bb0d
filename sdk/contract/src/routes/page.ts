import { z } from 'zod';

export const MAX_PAGE = 1000;

/** Keyset paging: `cursor` is opaque and comes from the previous page's `nextCursor`. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
  cursor: z.string().max(2000).optional(),
};

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** A query parameter that may stand once or several times. */
export const repeatable = <Item extends z.ZodType>(item: Item) =>
  z
    .union([item, z.array(item).max(100)])
    .transform((value) => (Array.isArray(value) ? value : [value]) as z.output<Item>[])
    .optional();
