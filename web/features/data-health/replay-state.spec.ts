import { expect, test } from 'vitest';
import { decidedOf, isUnfinished } from './replay-state';

const replay = { state: 'done', total: 3, stored: 2, failedAgain: 1 } as const;

test.each([
  ['of which nothing is known yet', undefined, true],
  ['that waits', { ...replay, state: 'waiting', stored: 0, failedAgain: 0 } as const, true],
  ['that runs', { ...replay, state: 'running' } as const, true],
  ['whose letters are in the log and not yet stored', { ...replay, stored: 1, failedAgain: 0 }, true],
  ['of which each letter was stored or refused again', replay, false],
  ['that failed', { ...replay, state: 'failed', stored: 0, failedAgain: 0 } as const, false],
])('a replay %s is unfinished: %#', (_, given, unfinished) => {
  expect(isUnfinished(given)).toBe(unfinished);
});

test('decided are letters stored and letters refused again', () => {
  expect(decidedOf(replay)).toBe(3);
});
