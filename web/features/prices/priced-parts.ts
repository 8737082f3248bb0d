/** Parts of a call that may have a price of their own, in the order of tables and forms. */
export const PRICED_PARTS = ['input', 'output', 'cacheRead', 'cacheWrite', 'reasoning'] as const;
export type PricedPart = (typeof PRICED_PARTS)[number];
