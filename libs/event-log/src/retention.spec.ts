import { expect, it } from 'vitest';
import { countExpendable, type RetentionLimits, shouldEndSegment } from './retention.js';

const hour = 3_600_000;
const limits = (some: Partial<RetentionLimits>): RetentionLimits => ({
  needed: undefined,
  now: 100 * hour,
  retentionMs: 72 * hour,
  spaceIsShort: false,
  ...some,
});
const segment = (end: number, ageHours: number) => ({
  end,
  bytes: 10,
  firstAppendedAt: (100 - ageHours) * hour,
  lastAppendedAt: (100 - ageHours) * hour,
});
const ended = [segment(10, 90), segment(20, 80), segment(30, 1)];

it('deletes what every group has committed and keeps the rest however old it is', () => {
  expect(countExpendable(ended, limits({ needed: 0 }))).toBe(0);
  expect(countExpendable(ended, limits({ needed: 19 }))).toBe(1);
  expect(countExpendable(ended, limits({ needed: 20 }))).toBe(2);
  expect(countExpendable(ended, limits({ needed: 999 }))).toBe(3);
});

it('deletes by age only while no group is known', () => {
  expect(countExpendable(ended, limits({}))).toBe(2);
});

it('ends a segment at the age of the retention, so that it can go although it is not full', () => {
  expect(shouldEndSegment(segment(10, 73), limits({ needed: 0 }))).toBe(true);
  expect(shouldEndSegment(segment(10, 71), limits({ needed: 10 }))).toBe(false);
});

it('ends a young segment when space is short, but only if nobody needs it', () => {
  expect(shouldEndSegment(segment(10, 1), limits({ needed: 10, spaceIsShort: true }))).toBe(true);
  expect(shouldEndSegment(segment(10, 1), limits({ needed: 9, spaceIsShort: true }))).toBe(false);
  expect(shouldEndSegment(segment(10, 1), limits({ spaceIsShort: true }))).toBe(false);
  expect(shouldEndSegment({ ...segment(10, 90), bytes: 0 }, limits({}))).toBe(false);
});
