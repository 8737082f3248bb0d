import { describe, expect, test } from 'vitest';
import { InvalidQueryError } from '../../reading/invalid-query.js';
import { blockHoursOf, HOUR_MS, toHourWindows } from './hour-window.js';

const hour = (iso: string) => Date.parse(iso) / HOUR_MS;
const windows = (refFrom: string, refTo: string, curFrom: string, curTo: string) => {
  const day = (time: string) => `2026-03-${time}Z`;
  return { refFrom: day(refFrom), refTo: day(refTo), curFrom: day(curFrom), curTo: day(curTo) };
};

describe('windows in whole hours', () => {
  test('are rounded outwards', () => {
    const { reference, current } = toHourWindows(
      windows('01T10:20:00', '01T12:00:01', '02T00:00:00', '02T05:30:00'),
    );
    expect(reference).toEqual({ from: hour('2026-03-01T10:00Z'), to: hour('2026-03-01T13:00Z') });
    expect(current).toEqual({ from: hour('2026-03-02T00:00Z'), to: hour('2026-03-02T06:00Z') });
  });

  test.each([
    ['after', windows('01T00:00:00', '02T10:30:00', '02T10:30:00', '02T20:00:00'), '01T00', '02T10'],
    ['before', windows('02T10:30:00', '02T20:00:00', '01T00:00:00', '02T10:30:00'), '02T11', '02T20'],
  ])('give an hour that both touch to the current one, which comes %s', (_, asked, from, to) => {
    const { reference } = toHourWindows(asked);
    expect(reference).toEqual({ from: hour(`2026-03-${from}:00Z`), to: hour(`2026-03-${to}:00Z`) });
  });

  test.each([
    ['that share a time', windows('01T00:00:00', '02T00:00:00', '01T23:00:00', '02T20:00:00'), 'refTo'],
    [
      'longer than 400 days',
      {
        ...windows('01T00:00:00', '01T01:00:00', '02T00:00:00', '02T20:00:00'),
        refFrom: '2024-01-01T00:00:00Z',
      },
      'refTo',
    ],
    [
      'at a time that does not exist',
      windows('01T00:00:00', '99T00:00:00', '02T00:00:00', '02T20:00:00'),
      'refTo',
    ],
  ])('%s are refused by name', (_, asked, field) => {
    expect(() => toHourWindows(asked)).toThrow(InvalidQueryError);
    expect(() => toHourWindows(asked)).toThrow(field);
  });
});

test('blocks of a window grow with it, so that a side has 100 at most and four wherever there are four hours', () => {
  const blocks = (hours: number) => Math.ceil(hours / blockHoursOf({ from: 0, to: hours }));
  expect([4, 24, 48, 49, 168, 169, 720, 2400, 9600].map(blocks)).toEqual([4, 24, 48, 9, 28, 8, 30, 100, 58]);
});
