import type { MonitorDefinition } from '@almenara/contract';
import { describe, expect, test } from 'vitest';
import { backtest } from '../backtest/backtest.js';
import type { Observation } from '../observation/observation.js';
import { HOUR_MS, RATE_CHANGE, START } from '../testing/observations.js';

const BOUND: MonitorDefinition = {
  ...RATE_CHANGE,
  detector: { kind: 'bound', side: 'above', limit: 0.1, minimum: 50 },
};
const window = (hour: number, told: Partial<Observation> = {}): Observation => ({
  window: START + hour * HOUR_MS,
  n: 100,
  users: 100,
  value: 0.05,
  low: 0.02,
  high: 0.09,
  unit: 'rate',
  threshold: null,
  muted: false,
  restart: null,
  ...told,
});
const bad = { value: 0.3, low: 0.2, high: 0.4 };
const none = { n: 0, users: 0, value: null, low: null, high: null };
/** One letter a window: b(ad), g(ood), e(mpty), f(ew). */
const windows = (letters: string): Observation[] =>
  Array.from(letters, (letter, hour) =>
    window(hour, letter === 'b' ? bad : letter === 'e' ? none : letter === 'f' ? { ...bad, n: 3 } : {}),
  );
const outcomes = (definition: MonitorDefinition, observations: readonly Observation[]): string[] =>
  backtest(definition, observations).windows.map(({ decision }) =>
    decision.opened ? 'ALARM' : decision.retold ? 'AGAIN' : decision.outcome,
  );

describe('hysteresis', () => {
  test('one alarm, however many windows are bad, and over after as many quiet ones in a row as asked', () => {
    expect(outcomes(BOUND, windows('gbbgbgggb'))).toEqual([
      'quiet',
      'ALARM',
      'alarm',
      'alarm',
      'alarm',
      'alarm',
      'recovered',
      'quiet',
      'ALARM',
    ]);
  });

  test('too few answers neither alarm nor recover', () => {
    expect(outcomes(BOUND, windows('fbgffg'))).toEqual([
      'insufficient',
      'ALARM',
      'alarm',
      'insufficient',
      'insufficient',
      'recovered',
    ]);
  });

  test('an alarm that goes on is told again after the hours asked', () => {
    expect(outcomes({ ...BOUND, renotifyHours: 3 }, windows('bbbbbbb'))).toEqual([
      'ALARM',
      'alarm',
      'alarm',
      'AGAIN',
      'alarm',
      'alarm',
      'AGAIN',
    ]);
  });
});

describe('windows without data', () => {
  test.each([
    ['hold', ['ALARM', 'no_data', 'no_data', 'no_data']],
    ['ignore', ['ALARM', 'alarm', 'recovered', 'no_data']],
    ['alarm', ['ALARM', 'alarm', 'alarm', 'alarm']],
  ] as const)('are held, ignored or an alarm as the policy %s says', (noData, expected) => {
    expect(outcomes({ ...BOUND, noData }, windows('beee'))).toEqual(expected);
  });

  test('are never told as fine', () => {
    for (const noData of ['hold', 'ignore'] as const)
      expect(outcomes({ ...BOUND, noData }, windows('ge'))[1]).toBe('no_data');
  });
});

describe('silencing', () => {
  test('while muted nothing opens, and what still lasts afterwards does', () => {
    const muted = windows('bbbb').map((each, hour) => ({ ...each, muted: hour < 2 }));
    expect(outcomes(BOUND, muted)).toEqual(['quiet', 'quiet', 'ALARM', 'alarm']);
  });

  test('in maintenance windows are not judged, once or each day or week', () => {
    const from = new Date(START + 1 * HOUR_MS).toISOString();
    const to = new Date(START + 2 * HOUR_MS).toISOString();
    const during = (repeat: 'once' | 'daily' | 'weekly', hours: readonly number[]) =>
      hours.map((hour) => {
        const maintenance = [{ from, to, repeat }];
        return (
          backtest({ ...BOUND, maintenance }, [window(hour, bad)]).windows[0]!.decision.why === 'maintenance'
        );
      });
    const hours = [0, 1, 2, 25, 169, -23];
    expect(during('once', hours)).toEqual([false, true, false, false, false, false]);
    expect(during('daily', hours)).toEqual([false, true, false, true, true, true]);
    expect(during('weekly', hours)).toEqual([false, true, false, false, true, false]);
  });

  test('who closes the incident ends the alarm: the next bad window opens another', () => {
    const closed = windows('bbb').map((each, hour) => ({
      ...each,
      restart: hour === 2 ? { at: 0, since: null } : null,
    }));
    expect(outcomes(BOUND, closed)).toEqual(['ALARM', 'alarm', 'ALARM']);
  });
});
