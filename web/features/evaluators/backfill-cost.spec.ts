import { expect, test } from 'vitest';
import { cpuPerAnswer, estimateCpu } from './backfill-cost';

const activity = { scored: 50, inferred: 10, failed: 0, shed: 0, cpuMs: 1000, lastFailure: null };
const model = { name: 'model', setting: { enabled: true, share: 0.5 }, activity };
const off = { name: 'off', setting: { enabled: false, share: 1 }, activity };
const cheap = { ...model, name: 'cheap', activity: { ...activity, cpuMs: 0 } };

test.each([
  ['all that are switched on, by their share', null, 1000],
  ['one that is switched off, because it was chosen', 'off', 2000],
  ['one that is too cheap to count', 'cheap', undefined],
])('the CPU time for 20 answers of %s', (_, only, milliseconds) => {
  expect(estimateCpu([model, off, cheap], { only, answers: 20 })).toBe(milliseconds);
});

test('before a model ran for anything nothing is known', () => {
  expect(cpuPerAnswer({ ...activity, inferred: 0 })).toBeUndefined();
  expect(cpuPerAnswer(activity)).toBe(100);
});
