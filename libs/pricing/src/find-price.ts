import type { OwnPrice, Prices } from '@almenara/contract';
import { type BuiltInPrice, lookUp, builtInPrices } from './built-in-prices.js';
import { namesOf } from './names-of.js';
import { vendorsOf } from './vendors-of.js';

export interface FoundPrice {
  readonly source: 'own' | 'table';
  /** Name of the entry that matched: the pattern of an own price, or vendor and model of the table. */
  readonly entry: string;
  readonly currency: string;
  readonly prices: Prices;
  readonly above?: BuiltInPrice['above'];
  /** The model's answer is not charged: an embedding, not a text. */
  readonly isEmbedding: boolean;
}

export interface PricedModel {
  /** The model that answered, else the one that was asked. */
  readonly models: readonly string[];
  readonly provider: string;
  /** When the call began, epoch milliseconds. */
  readonly at: number;
}

/** The price that holds for a call; undefined when nobody knows one. */
export function findPrice(
  { models, provider, at }: PricedModel,
  own: readonly OwnPrice[],
): FoundPrice | undefined {
  for (const model of models) {
    const price = findOwn(model, at, own);
    if (!price) continue;
    const { model: entry, currency, from: _, ...prices } = price;
    return { source: 'own', entry, currency, prices, isEmbedding: price.output === undefined };
  }
  for (const model of models) {
    const price = findBuiltIn(model, provider, at);
    if (!price) continue;
    const { vendor, model: name, kind, above, from: _, ...prices } = price;
    return {
      source: 'table',
      entry: `${vendor}/${name}`,
      currency: builtInPrices.currency,
      prices,
      ...(above ? { above } : {}),
      isEmbedding: kind === 'embedding',
    };
  }
  return undefined;
}

function findBuiltIn(model: string, provider: string, at: number): BuiltInPrice | undefined {
  const names = namesOf(model);
  for (const vendor of vendorsOf(provider)) {
    for (const name of names) {
      const price = lookUp(vendor, name, at);
      if (price) return price;
    }
  }
  return undefined;
}

/** The most specific pattern wins, then the one that holds since the latest time. */
function findOwn(model: string, at: number, own: readonly OwnPrice[]): OwnPrice | undefined {
  const matching = own.filter((price) => since(price) <= at && matches(price.model, model));
  return matching.sort((a, b) => specificity(b.model) - specificity(a.model) || since(b) - since(a))[0];
}

function since({ from }: OwnPrice): number {
  return from === undefined ? -Infinity : Date.parse(from);
}

/** Letters that are said; a pattern without a star is the name itself. */
function specificity(pattern: string): number {
  return pattern.includes('*') ? pattern.replaceAll('*', '').length : Infinity;
}

function matches(pattern: string, model: string): boolean {
  const [first, ...rest] = pattern.toLowerCase().split('*');
  const name = model.toLowerCase();
  if (rest.length === 0) return name === first;
  const last = rest.pop()!;
  if (!name.startsWith(first!) || name.length < first!.length + last.length) return false;
  let place = first!.length;
  const end = name.length - last.length;
  for (const part of rest) {
    place = name.indexOf(part, place);
    if (place < 0 || place + part.length > end) return false;
    place += part.length;
  }
  return name.endsWith(last);
}
