import { expect, it } from 'vitest';
import { ALL, shareAt, StreamRates } from './stream-rates.js';

const traces = (count: number, prefix = 't') => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
const RAG = { prompt: 1, output: 1, retrieved: 5 };

function start() {
  const clock = { now: 1_000_000 };
  const rates = new StreamRates(() => clock.now);
  return { clock, rates };
}

it('looks at everything up to twenty events a second, and at as many of a faster stream', () => {
  expect([shareAt(0), shareAt(20), shareAt(40), shareAt(1000)]).toEqual([1, 1, 0.5, 0.02]);
});

it('samples each stream by its own rate over the last minute, and each project by its own', () => {
  const { rates } = start();
  for (const trace of traces(480)) rates.count('shop', trace, RAG, 1);
  expect(rates.sharesOf('shop', [])).toEqual({ prompt: 1, output: 1, retrieved: 0.5 });
  expect(rates.sharesOf('shop', traces(720, 'new'))).toEqual({ prompt: 1, output: 1, retrieved: 0.2 });
  expect(rates.sharesOf('other', [])).toEqual(ALL);
});

it('reads a hundred traces a second at most, also when hardly any has a text', () => {
  const { rates } = start();
  for (const trace of traces(6000)) rates.count('shop', trace, { prompt: 0, output: 0, retrieved: 0 }, 1);
  expect(rates.sharesOf('shop', [])).toEqual(ALL);
  expect(rates.sharesOf('shop', traces(6000, 'new')).prompt).toBe(0.5);
});

it('forgets what is older than a minute', () => {
  const { rates, clock } = start();
  for (const trace of traces(4800)) rates.count('shop', trace, RAG, 1);
  clock.now += 59_000;
  expect(rates.sharesOf('shop', []).prompt).toBe(0.25);
  clock.now += 1_000;
  expect(rates.sharesOf('shop', [])).toEqual(ALL);
});

it('counts a trace once that is read again, and for its like that were passed over', () => {
  const { rates } = start();
  for (const trace of [...traces(1200), ...traces(1200)]) rates.count('shop', trace, RAG, 1);
  expect(rates.sharesOf('shop', traces(1200)).prompt).toBe(1);
  const { rates: sampled } = start();
  for (const trace of traces(600)) sampled.count('shop', trace, RAG, 0.25);
  expect(sampled.sharesOf('shop', []).prompt).toBe(0.5);
});

it('expects of a burst what one text a trace would be before it saw any', () => {
  expect(start().rates.sharesOf('shop', traces(2400))).toEqual({ prompt: 0.5, output: 0.5, retrieved: 0.5 });
});
