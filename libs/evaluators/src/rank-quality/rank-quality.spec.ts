import { expect, test } from 'vitest';
import { answerOf } from '../testing/answers.js';
import { rankQuality } from './rank-quality.js';

const judge = (relevances: readonly (number | undefined)[], ranks?: readonly number[]) =>
  rankQuality.evaluate(
    answerOf('', {
      context: {
        source: 'documents',
        passages: relevances.map((relevance, at) => ({
          text: 'x',
          ...(relevance === undefined ? {} : { relevance }),
          ...(ranks ? { rank: ranks[at]! } : {}),
        })),
      },
    }),
  );

test('The gain is that of the textbook', async () => {
  // DCG = 3 + 2/log2(3) + 3/2 + 0 + 1/log2(6) + 2/log2(7); over its ideal with 3, 3, 2, 2, 1, 0: by hand .9608.
  expect(await judge([3, 2, 3, 0, 1, 2])).toMatchObject({
    value: 0.9608,
    label: 'misordered',
    metadata: { precision: 0.8333 },
  });
});

test('The order is by rank, not by place', async () => {
  expect((await judge([0, 1], [2, 1]))?.label).toBe('best_first');
  expect((await judge([0, 1]))?.label).toBe('misordered');
});

test('Where nothing is relevant the verdict says so, and where relevance is unknown there is none', async () => {
  expect(await judge([0, 0])).toMatchObject({ value: 0, label: 'none_relevant' });
  expect(await judge([1, undefined])).toBeNull();
  expect(await judge([1, -1])).toBeNull();
  expect(await judge([])).toBeNull();
});
