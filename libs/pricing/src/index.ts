export { builtInPrices } from './built-in-prices.js';
export { estimateCost, type EstimatedCost, type PricedCall } from './estimate-cost.js';
export { findPrice, type FoundPrice } from './find-price.js';
