import { z } from 'zod';
import { ownPriceSchema, pricesSchema } from '../wire/price.js';
import { filterSchema, projectParams } from './filter.js';
import { operation } from './operation.js';

const ownPrices = z
  .array(ownPriceSchema)
  .max(200, { error: 'must have at most 200 prices' })
  .refine((prices) => new Set(prices.map(identity)).size === prices.length, {
    error: 'must not hold two prices of one pattern and time',
  });

function identity({ model, from }: z.output<typeof ownPriceSchema>): string {
  return `${model.toLowerCase()} ${from === undefined ? '' : Date.parse(from)}`;
}

export const projectPricesSchema = z.object({ own: ownPrices });

const answer = projectPricesSchema.extend({
  /** Day of the built-in table, and where it is from. */
  tableVersion: z.string(),
  tableSource: z.string(),
});

const tags = ['prices'] as const;
const path = '/api/v1/projects/{project}/prices';

export const getPrices = operation({
  id: 'getPrices',
  method: 'GET',
  path,
  summary: 'Prices that a project set itself',
  tags,
  access: 'viewer',
  params: projectParams,
  response: answer,
});

/** Replaces them all. Estimates of stored calls follow within minutes; a cost that the sender told never changes. */
export const setPrices = operation({
  id: 'setPrices',
  method: 'PUT',
  path,
  summary: 'Set prices of a project',
  tags,
  access: 'admin',
  params: projectParams,
  body: projectPricesSchema,
  response: answer,
});

/** The most called first, at most 200. */
export const listModelPrices = operation({
  id: 'listModelPrices',
  method: 'GET',
  path: `${path}/models`,
  summary: 'Models that were called, and what is known of their cost',
  tags,
  access: 'viewer',
  params: projectParams,
  query: filterSchema.pick({ from: true, to: true }),
  response: z.object({
    items: z.array(
      z.object({
        model: z.string(),
        provider: z.string().nullable(),
        /** Model calls, and how many of them have a cost told by the sender, estimated, or none. */
        calls: z.number().int(),
        told: z.number().int(),
        estimated: z.number().int(),
        unknown: z.number().int(),
        /** The price that holds now; null when none is known. */
        price: z
          .object({
            source: z.enum(['own', 'table']),
            entry: z.string(),
            currency: z.string(),
            ...pricesSchema.shape,
          })
          .nullable(),
      }),
    ),
  }),
});

export type ProjectPrices = z.output<typeof answer>;
export type ModelPrice = z.output<(typeof listModelPrices)['response']>['items'][number];
