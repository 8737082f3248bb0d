import { z } from 'zod';

const perMillion = z.number().min(0).max(1e6);

/**
 * What a model costs per million tokens. `input` is for the part that no cache served, `output` for the part that was
 * not reasoning; a part without a price of its own costs what its whole costs.
 */
export const pricesSchema = z.object({
  input: perMillion,
  output: perMillion.optional(),
  cacheRead: perMillion.optional(),
  cacheWrite: perMillion.optional(),
  reasoning: perMillion.optional(),
});

/** A project's own price. It goes before the built-in table; among several the most specific pattern wins, then the latest. */
export const ownPriceSchema = pricesSchema.extend({
  /** Name of a model as the app sends it; `*` stands for any text. Case does not matter. */
  model: z
    .string()
    .trim()
    .min(1, { error: 'must name a model' })
    .max(200, { error: 'must have at most 200 characters' }),
  /** Holds for calls that began at or after this time; absent for all. */
  from: z.iso.datetime({ offset: true }).optional(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR'),
});

export type Prices = z.output<typeof pricesSchema>;
export type OwnPrice = z.output<typeof ownPriceSchema>;
