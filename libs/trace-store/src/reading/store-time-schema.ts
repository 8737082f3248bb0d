import { z } from 'zod';

/** A time inside a cursor, as the store writes it. */
export const storeTimeSchema = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{3,6})?$/);
