import { expect, test } from 'vitest';
import { cpuPerAnswer, estimateCpu } from './backfill-cost';

const activity = { scored: 10, failed: 0, shed: 0, cpuMs: 1000, lastFailure: null };
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

test('before anything was scored nothing is known', () => {
  expect(cpuPerAnswer({ ...activity, scored: 0 })).toBeUndefined();
  expect(cpuPerAnswer(activity)).toBe(100);
});
