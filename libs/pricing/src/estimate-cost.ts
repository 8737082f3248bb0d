import type { OwnPrice, Prices, Usage } from '@almenara/contract';
import { findPrice, type FoundPrice, type PricedModel } from './find-price.js';

export interface PricedCall extends PricedModel {
  /** Inclusive: `input` contains the cached parts, `output` the reasoning. */
  readonly usage: Pick<Usage, 'input' | 'output' | 'cacheRead' | 'cacheWrite' | 'reasoning'>;
}

export interface EstimatedCost {
  readonly input?: number;
  readonly output?: number;
  readonly total?: number;
  readonly currency: string;
}

/** What a call costs by its price; what is not known of it stays unknown, and nothing known is no cost at all. */
export function estimateCost(call: PricedCall, own: readonly OwnPrice[] = []): EstimatedCost | undefined {
  const { usage } = call;
  if (usage.input === undefined && usage.output === undefined) return undefined;
  const found = findPrice(call, own);
  if (!found) return undefined;
  const prices = pricesFor(found, usage.input ?? 0);
  const input = costOfInput(usage, prices);
  const output = found.isEmbedding ? 0 : costOfOutput(usage, prices);
  const { currency } = found;
  if (found.isEmbedding) return input === undefined ? undefined : { input, total: input, currency };
  return {
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
    ...(input === undefined || output === undefined ? {} : { total: round(input + output) }),
    currency,
  };
}

function pricesFor({ prices, above }: FoundPrice, input: number): Prices {
  return above && input > above.tokens ? { ...prices, ...above } : prices;
}

/** A part that is told larger than its whole is a sender's mistake: the whole is what is charged. */
function costOfInput({ input, cacheRead = 0, cacheWrite = 0 }: PricedCall['usage'], prices: Prices) {
  if (input === undefined) return undefined;
  const read = Math.min(cacheRead, input);
  const written = Math.min(cacheWrite, input - read);
  return round(
    ((input - read - written) * prices.input +
      read * (prices.cacheRead ?? prices.input) +
      written * (prices.cacheWrite ?? prices.input)) /
      1e6,
  );
}

function costOfOutput({ output, reasoning = 0 }: PricedCall['usage'], prices: Prices) {
  if (output === undefined || prices.output === undefined) return undefined;
  const thought = Math.min(reasoning, output);
  return round(((output - thought) * prices.output + thought * (prices.reasoning ?? prices.output)) / 1e6);
}

/** To 10⁻¹² of the currency: sums of decimal fractions would differ by the order of their parts. */
function round(amount: number): number {
  return Math.round(amount * 1e12) / 1e12;
}
