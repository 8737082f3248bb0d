import { type OwnPrice } from '@almenara/contract';
import { type Fields } from '../audit-log/audit-entry.entity.js';

/** The prices as they are stored: one field for each, as the audit log shows them. */
export function writePrices(prices: readonly OwnPrice[]): Fields {
  return Object.fromEntries(
    prices.map(({ model, from, ...price }) => [
      from === undefined ? model : `${model} from ${from}`,
      JSON.stringify({ model, ...(from === undefined ? {} : { from }), ...price }),
    ]),
  );
}

/** In the order of their names. */
export function readPrices(stored: unknown = {}): OwnPrice[] {
  return Object.entries(stored as Record<string, string>)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, price]) => JSON.parse(price) as OwnPrice);
}
