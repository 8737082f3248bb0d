import { retentionSchema } from '@almenara/contract';
import { describe, expect, it } from 'vitest';
import { isOrderly, isStricter, parseDays } from './parse-days';

describe('days as typed', () => {
  it.each([
    ['30', 30],
    [' 30 ', 30],
    ['', null],
    ['0', undefined],
    ['1.5', undefined],
    ['-3', undefined],
    ['many', undefined],
    ['36501', undefined],
  ])('%j are %s', (text, days) => {
    expect(parseDays(text)).toBe(days);
  });
});

describe('rules of retention', () => {
  it.each([
    [30, 90],
    [90, 30],
    [30, 30],
    [null, null],
    [null, 30],
    [30, null],
  ])(
    'of %s days for texts and %s for numbers are judged as the server judges them',
    (contentDays, numbersDays) => {
      expect(isOrderly(contentDays, numbersDays)).toBe(
        retentionSchema.safeParse({ contentDays, numbersDays }).success,
      );
    },
  );

  it('are stricter when they remove what was kept', () => {
    expect(isStricter(null, 30)).toBe(true);
    expect(isStricter(30, 7)).toBe(true);
    expect(isStricter(7, 30)).toBe(false);
    expect(isStricter(30, null)).toBe(false);
    expect(isStricter(30, 30)).toBe(false);
  });
});
