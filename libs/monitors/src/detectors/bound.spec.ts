import { describe, expect, test } from 'vitest';
import { judgeBound } from './bound.js';

// scipy.stats.binomtest(10, 200).proportion_ci(method='wilson'): 0.0273843, 0.0895707
const figures = { n: 200, users: 200, value: 0.05, low: 0.0273843, high: 0.0895707, unit: 'rate' as const };
const rule = { side: 'above' as const, limit: 0.03, minimum: 50 };

describe('a bound', () => {
  test('compares the end of the interval: the point alone beyond the limit is no alarm', () => {
    expect(judgeBound(rule, figures, false)).toEqual({ finding: 'quiet', why: 'touches_limit' });
    expect(judgeBound({ ...rule, limit: 0.027 }, figures, false)).toEqual({
      finding: 'breach',
      why: 'beyond_limit',
    });
  });

  test('from below looks at the upper end', () => {
    expect(judgeBound({ ...rule, side: 'below', limit: 0.08 }, figures, false)).toMatchObject({
      finding: 'quiet',
    });
    expect(judgeBound({ ...rule, side: 'below', limit: 0.09 }, figures, false)).toMatchObject({
      finding: 'breach',
    });
  });

  test('says so where answers or users are too few, whatever they show', () => {
    const bad = { ...figures, value: 1, low: 0.9, high: 1 };
    expect(judgeBound(rule, { ...bad, n: 49 }, false)).toEqual({
      finding: 'insufficient',
      why: 'too_few_answers',
    });
    expect(judgeBound(rule, { ...bad, low: null, high: null }, false)).toMatchObject({
      why: 'too_few_users',
    });
  });

  test('of an exact count needs no minimum, and no answers are a count', () => {
    const exact = { n: 1, users: 1, value: 0, low: 0, high: 0, unit: 'count' as const };
    expect(judgeBound({ ...rule, limit: 0 }, exact, true)).toMatchObject({ finding: 'quiet' });
    expect(judgeBound({ ...rule, limit: 0 }, { ...exact, value: 1, low: 1, high: 1 }, true)).toMatchObject({
      finding: 'breach',
    });
  });
});
