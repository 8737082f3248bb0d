import { type OwnPrice } from '@almenara/contract';
import { expect, test } from 'vitest';
import { readPrices, writePrices } from './read-prices.js';

test('prices are read as they were written, also several of one model, and there are none before any were', () => {
  const prices: OwnPrice[] = [
    { model: 'gpt-4o', input: 1, output: 2, currency: 'EUR' },
    { model: 'gpt-4o', from: '2026-11-01T00:00:00Z', input: 3, currency: 'EUR' },
    { model: 'ours-*', input: 0, output: 0, currency: 'USD' },
  ];
  expect(readPrices(JSON.parse(JSON.stringify(writePrices(prices))))).toEqual(prices);
  expect(readPrices(undefined)).toEqual([]);
});
