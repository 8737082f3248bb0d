import type { Prices } from '@almenara/contract';
import table from './prices.json' with { type: 'json' };

export type Vendor =
  | 'openai'
  | 'anthropic'
  | 'google'
  | 'mistral'
  | 'cohere'
  | 'xai'
  | 'deepseek'
  | 'voyage'
  | 'moonshot'
  | 'groq'
  | 'cerebras'
  | 'together'
  | 'fireworks'
  | 'bedrock';

export interface BuiltInPrice extends Prices {
  readonly vendor: Vendor;
  readonly model: string;
  /** Day from which this price holds; absent for the first one known. */
  readonly from?: string;
  readonly kind?: 'embedding';
  /** Prices of a whole call whose input is longer than `tokens`. */
  readonly above?: Prices & { readonly tokens: number };
}

/** List prices in US dollars as of `version`; made by `scripts/read-litellm-prices.mjs`. */
export const builtInPrices = table as unknown as {
  readonly version: string;
  readonly source: string;
  readonly currency: string;
  readonly prices: readonly BuiltInPrice[];
};

const byName = Map.groupBy(builtInPrices.prices, ({ vendor, model }) => `${vendor}/${model}`);

/** The price at a time, epoch milliseconds. Prices of one model stand in the order of their days. */
export function lookUp(vendor: Vendor, model: string, at: number): BuiltInPrice | undefined {
  return byName
    .get(`${vendor}/${model}`)
    ?.findLast(({ from }) => from === undefined || Date.parse(from) <= at);
}
