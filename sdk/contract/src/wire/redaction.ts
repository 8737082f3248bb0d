import { z } from 'zod';

/** How often something was redacted from a field before it was stored. The names hold no user text. */
export const redactionSchema = z.object({
  field: z.string().regex(/^[a-zA-Z]{1,50}$/, { error: 'must be the name of a field' }),
  kind: z.string().regex(/^[a-z_]{1,50}$/, { error: 'must be a word in lower case' }),
  count: z.number().int().min(1).max(1e9),
});

export type Redaction = z.output<typeof redactionSchema>;
