import { describe, expect, test } from 'vitest';
import { directionOf, rateDifference } from './rate-difference';
import { smallestNoticedRate } from './smallest-rise';
import { wilson } from './wilson';

describe('the difference of two rates', () => {
  test("equals Newcombe's published example: 56 of 70 against 48 of 80", () => {
    const difference = rateDifference(wilson(56, 70), wilson(48, 80))!;
    expect(difference.value).toBeCloseTo(0.2, 10);
    expect(difference.lo).toBeCloseTo(0.0524, 4);
    expect(difference.hi).toBeCloseTo(0.3339, 4);
  });

  test('is claimed only when its interval excludes zero', () => {
    expect(directionOf(rateDifference(wilson(56, 70), wilson(48, 80)))).toBe('up');
    expect(directionOf(rateDifference(wilson(48, 80), wilson(56, 70)))).toBe('down');
    expect(directionOf(rateDifference(wilson(5, 70), wilson(5, 80)))).toBe('unclear');
  });

  test('is unknown without intervals, and nothing is claimed of it', () => {
    const bare = { value: 0.5, n: 10, unit: 'rate', method: 'count' } as const;
    expect(rateDifference(bare, wilson(1, 10))).toBeUndefined();
    expect(rateDifference(null, wilson(1, 10))).toBeUndefined();
    expect(directionOf(undefined)).toBe('unclear');
  });
});

describe('the smallest rise that is noticed', () => {
  test.each([
    [20, 1000, 1000],
    [0, 50, 40],
    [300, 1000, 77],
  ])('after %i of %i failed, one case less among %i would not be', (failed, n, now) => {
    const before = wilson(failed, n);
    const hits = Math.round(smallestNoticedRate(before, now)! * now);
    expect(directionOf(rateDifference(wilson(hits, now), before))).toBe('up');
    expect(directionOf(rateDifference(wilson(hits - 1, now), before))).toBe('unclear');
  });

  test('there is none where too few cases are compared', () => {
    expect(smallestNoticedRate(wilson(1, 3), 2)).toBeUndefined();
  });
});
