import { describe, expect, it } from 'vitest';
import { readUsageAndCost } from './usage.js';

const usage = (body: object) => {
  const { source: _, ...counts } = readUsageAndCost({ ...body }).usage ?? {};
  return counts;
};

describe('usage in the forms of Langfuse', () => {
  it.each([
    [
      'the first form',
      { usage: { input: 5, output: 6, total: 11, unit: 'TOKENS' } },
      { input: 5, output: 6, total: 11 },
    ],
    [
      'names of OpenAI',
      { usage: { promptTokens: 5, completionTokens: 6, totalTokens: 11 } },
      { input: 5, output: 6, total: 11 },
    ],
    ['another unit than tokens', { usage: { input: 500, output: 600, unit: 'CHARACTERS' } }, {}],
    [
      'parts told beside the input',
      {
        usageDetails: {
          input: 100,
          cache_read_input_tokens: 200,
          cache_creation_input_tokens: 50,
          output: 10,
        },
      },
      { input: 350, output: 10, cacheRead: 200, cacheWrite: 50 },
    ],
    [
      'parts told inside, as the total shows',
      {
        usageDetails: {
          input: 41,
          output: 17,
          total: 58,
          input_cached_tokens: 12,
          output_reasoning_tokens: 5,
        },
      },
      { input: 41, output: 17, total: 58, cacheRead: 12, reasoning: 5 },
    ],
    [
      'parts told inside, as the total of the first form shows',
      { usage: { total: 324 }, usageDetails: { input: 310, output: 14, cache_read_input_tokens: 250 } },
      { input: 310, output: 14, total: 324, cacheRead: 250 },
    ],
    [
      'what OpenAI answered',
      {
        usageDetails: {
          prompt_tokens: 9,
          completion_tokens: 1,
          total_tokens: 10,
          prompt_tokens_details: { cached_tokens: 4 },
        },
      },
      { input: 9, output: 1, total: 10, cacheRead: 4 },
    ],
    ['nothing', { usage: null, usageDetails: { input: null } }, {}],
  ])('%s is told inclusive of its parts', (_, body, expected) => {
    expect(usage(body)).toEqual(expected);
  });

  it('knows cost in both forms, and takes a zero beside no tokens for unknown', () => {
    expect(readUsageAndCost({ usage: { input: 1, totalCost: 0.5 } }).cost).toMatchObject({ total: 0.5 });
    expect(readUsageAndCost({ costDetails: { input: 0.2, total: 0.2 } }).cost).toMatchObject({ input: 0.2 });
    expect(readUsageAndCost({ costDetails: { input: 0, output: 0, total: 0 } }).cost).toBeUndefined();
  });
});
