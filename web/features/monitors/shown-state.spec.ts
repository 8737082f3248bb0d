import { expect, test } from 'vitest';
import { passes, shownState } from './shown-state';

const until = '2026-03-01T00:00:00Z';
const item = {
  state: 'quiet',
  mutedUntil: null,
  inMaintenance: false,
  noisy: false,
  neverFired: false,
} as const;

test('silence hides neither an alarm nor that nobody knows', () => {
  expect(shownState(item)).toBe('quiet');
  expect(shownState({ ...item, mutedUntil: until })).toBe('muted');
  expect(shownState({ ...item, mutedUntil: until, inMaintenance: true })).toBe('maintenance');
  for (const state of ['alarm', 'late', 'off'] as const)
    expect(shownState({ state, mutedUntil: until, inMaintenance: true })).toBe(state);
});

test('the filters take what they name', () => {
  expect(passes({ ...item, state: 'late' }, 'unclear')).toBe(true);
  expect(passes({ ...item, neverFired: true }, 'noisy')).toBe(true);
  expect(passes(item, 'noisy')).toBe(false);
  expect(passes({ ...item, state: 'alarm' }, 'alarm')).toBe(true);
  expect(passes({ ...item, state: 'off' }, 'off')).toBe(true);
});
