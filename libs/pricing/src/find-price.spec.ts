import type { OwnPrice } from '@almenara/contract';
import { describe, expect, test } from 'vitest';
import { builtInPrices } from './built-in-prices.js';
import { findPrice } from './find-price.js';

const at = Date.UTC(2026, 10, 20);
const entryOf = (model: string, provider: string, own: readonly OwnPrice[] = []) =>
  findPrice({ models: [model], provider, at }, own)?.entry;

describe('the built-in table', () => {
  test('names its version and source, has one price of each model for each time, in order, and no negative one', () => {
    const { version, source, prices } = builtInPrices;
    expect(version).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(source).toContain('MIT');
    for (const history of Map.groupBy(prices, ({ vendor, model }) => `${vendor}/${model}`).values()) {
      const days = history.map(({ from }) => from ?? '');
      expect(days).toEqual([...new Set(days)].sort());
      expect(days[0]).toBe('');
    }
    for (const price of prices) expect(Math.min(price.input, price.output ?? 0)).toBeGreaterThanOrEqual(0);
  });

  test.each([
    ['gpt-4o', 'openai', 'openai/gpt-4o'],
    ['gpt-4o-2024-08-06', 'openai.chat', 'openai/gpt-4o-2024-08-06'],
    ['gpt-4o-2099-01-01', 'openai', 'openai/gpt-4o'],
    ['GPT-4o', 'azure.ai.openai', 'openai/gpt-4o'],
    ['openai/gpt-4o-mini', '', 'openai/gpt-4o-mini'],
    ['claude-sonnet-4-5-20250929', 'anthropic.messages', 'anthropic/claude-sonnet-4-5-20250929'],
    ['claude-sonnet-4-5@20250929', 'gcp.vertex_ai', 'anthropic/claude-sonnet-4-5'],
    ['models/gemini-2.5-flash', 'google.generative-ai', 'google/gemini-2.5-flash'],
    [
      'anthropic.claude-3-5-sonnet-20241022-v2:0',
      'aws.bedrock',
      'bedrock/anthropic.claude-3-5-sonnet-20241022-v2:0',
    ],
    ['mistral-large-latest', 'mistral_ai', 'mistral/mistral-large-latest'],
    ['llama-3.3-70b-versatile', 'groq', 'groq/llama-3.3-70b-versatile'],
    ['text-embedding-3-small', 'openai', 'openai/text-embedding-3-small'],
    ['gpt-4o', 'a-proxy-of-ours', 'openai/gpt-4o'],
  ])('%s of %j is %s', (model, provider, entry) => {
    expect(entryOf(model, provider)).toBe(entry);
  });

  test.each([
    ['gpt-4o', 'openrouter'],
    ['deepseek-chat', 'ollama'],
    ['llama-3.3-70b-versatile', 'openai'],
    ['ft:gpt-9:our-org::abc', 'openai'],
    ['our-own-model', 'openai'],
    ['gpt-4o-our-own', 'openai'],
    ['', ''],
  ])('%s of %j has no price: unknown is not free', (model, provider) => {
    expect(entryOf(model, provider)).toBeUndefined();
  });
});

test('a price that changed holds from its day on, and the one before until then', () => {
  const changes = [...Map.groupBy(builtInPrices.prices, ({ vendor, model }) => `${vendor}/${model}`).values()]
    .map((history) => history.slice(-2))
    .filter(([before, after]) => after && before!.input !== after.input);
  expect(changes.length).toBeGreaterThan(5);
  for (const [before, after] of changes) {
    const priceAt = (time: number) =>
      findPrice({ models: [after!.model], provider: after!.vendor, at: time }, [])?.prices.input;
    expect(priceAt(Date.parse(after!.from!))).toBe(after!.input);
    expect(priceAt(Date.parse(after!.from!) - 1)).toBe(before!.input);
  }
});

describe('prices of a project', () => {
  const price = (model: string, input: number, from?: string): OwnPrice => ({
    model,
    input,
    output: 1,
    currency: 'EUR',
    ...(from ? { from } : {}),
  });

  test('go before the table, for any provider', () => {
    expect(findPrice({ models: ['gpt-4o'], provider: 'ollama', at }, [price('GPT-4O', 7)])).toMatchObject({
      source: 'own',
      currency: 'EUR',
      prices: { input: 7 },
    });
  });

  test('the most specific pattern wins, whatever their order', () => {
    const own = [price('*', 1), price('our-*', 2), price('our-*-large', 3), price('our-new-large', 4)];
    for (const list of [own, own.slice().reverse()]) {
      expect(entryOf('our-new-large', '', list)).toBe('our-new-large');
      expect(entryOf('our-old-large', '', list)).toBe('our-*-large');
      expect(entryOf('our-small', '', list)).toBe('our-*');
      expect(entryOf('else', '', list)).toBe('*');
    }
  });

  test('a price holds from its time on, and the latest of one pattern wins', () => {
    const own = [price('m', 1), price('m', 2, '2026-11-01T00:00:00Z'), price('m', 3, '2026-12-01T00:00:00Z')];
    const inputAt = (time: number) => findPrice({ models: ['m'], provider: '', at: time }, own)?.prices.input;
    expect([inputAt(0), inputAt(at), inputAt(Date.UTC(2027, 0))]).toEqual([1, 2, 3]);
  });

  test.each([
    ['a*b*c', 'abc', true],
    ['a*b*c', 'axxbxxc', true],
    ['a*b*c', 'ac', false],
    ['ab*ba', 'aba', false],
    ['*', '', true],
    ['a.c', 'abc', false],
    ['**', 'x', true],
  ])('pattern %s and name %s', (pattern, name, expected) => {
    expect(entryOf(name, 'ollama', [price(pattern, 1)]) !== undefined).toBe(expected);
  });
});

test('the answering model goes before the one asked for', () => {
  const found = findPrice({ models: ['gpt-4o-mini', 'gpt-4o'], provider: 'openai', at }, []);
  expect(found?.entry).toBe('openai/gpt-4o-mini');
  expect(findPrice({ models: ['unheard-of', 'gpt-4o'], provider: 'openai', at }, [])?.entry).toBe(
    'openai/gpt-4o',
  );
});
