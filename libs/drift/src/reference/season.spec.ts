import { describe, expect, it } from 'vitest';
import { referenceRange } from './reference-range.js';
import { referenceHours, seasonLevels } from './season.js';

/** A Monday at midnight UTC: hour 0 of 1970 was a Thursday. */
const MONDAY = 4 * 24 + 168 * 2857;
const hours = (count: number): number[] => Array.from({ length: count }, (_, i) => MONDAY + i);

describe('seasonLevels', () => {
  it('knows hours of the day from a week on and hours of the week from three weeks on', () => {
    const levels = (length: number) => seasonLevels({ kind: 'seasonal' }, { from: 0, to: length });
    expect(levels(167)).toEqual([]);
    expect(levels(168)).toEqual(['hour of the day']);
    expect(levels(503)).toEqual(['hour of the day']);
    expect(levels(504)).toEqual(['hour of the day', 'day of the week', 'hour of the week']);
    expect(seasonLevels({ kind: 'trailing' }, { from: 0, to: 600 })).toEqual([]);
  });
});

describe('referenceHours', () => {
  it('finds the same hour of the week with its neighbours, over midnight of Sunday too', () => {
    const t = MONDAY + 28 * 24;
    const range = referenceRange({ kind: 'seasonal' }, MONDAY, t);
    const { season } = referenceHours({ kind: 'seasonal' }, hours(28 * 24), range, t);
    const week = season.find(({ level }) => level === 'hour of the week')!;
    expect(week.hours).toEqual(
      [0, 1, 167, 168, 169, 335, 336, 337, 503, 504, 505].map((hour) => MONDAY + hour),
    );
    const day = season.find(({ level }) => level === 'day of the week')!;
    expect(day.hours).toEqual([0, 7, 14, 21].flatMap((d) => hours(672).slice(24 * d, 24 * d + 24)));
  });

  it('leaves out hours that are not there and hours of the lag', () => {
    const t = MONDAY + 300;
    const range = referenceRange({ kind: 'seasonal' }, MONDAY, t);
    const available = hours(300).filter((hour) => hour % 2 === 0);
    const { base, season } = referenceHours({ kind: 'seasonal' }, available, range, t);
    expect(base).toEqual(available.filter((hour) => hour < t - 72));
    expect(season[0]!.hours.every((hour) => [11, 12, 13].includes((hour - MONDAY) % 24))).toBe(true);
  });
});
