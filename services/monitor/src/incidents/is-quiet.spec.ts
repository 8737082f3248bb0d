import { expect, test } from 'vitest';
import { isQuiet, QUIET_HOURS } from './is-quiet.js';

const ALARM = new Date('2026-03-01T09:00:00Z');
const hours = (count: number, told: (at: number) => object = () => ({})) =>
  Array.from({ length: count }, (_, at) => ({
    state: 'judged',
    hour: new Date(ALARM.getTime() + at * 3_600_000).toISOString(),
    logEvidence: -0.2,
    logStatistic: 0,
    logAlarm: 9,
    ...told(at),
  }));

test('enough judged hours without evidence are quiet, fewer are not', () => {
  expect(isQuiet(hours(QUIET_HOURS), ALARM)).toBe(true);
  expect(isQuiet(hours(QUIET_HOURS - 1), ALARM)).toBe(false);
});

test('hours from before the alarm and hours that could not be judged do not count', () => {
  expect(isQuiet(hours(QUIET_HOURS), new Date(ALARM.getTime() + 1))).toBe(false);
  const unjudged = (at: number) => (at === 5 ? { state: 'no-events' } : {});
  expect(isQuiet(hours(QUIET_HOURS, unjudged), ALARM)).toBe(false);
  expect(isQuiet(hours(QUIET_HOURS + 1, unjudged), ALARM)).toBe(true);
});

test('evidence for the change, or a statistic over its line, is not quiet', () => {
  expect(
    isQuiet(
      hours(QUIET_HOURS, (at) => ({ logEvidence: at === 3 ? 20 : -0.2 })),
      ALARM,
    ),
  ).toBe(false);
  expect(
    isQuiet(
      hours(QUIET_HOURS, (at) => ({ logStatistic: at === 0 ? 9 : 0 })),
      ALARM,
    ),
  ).toBe(false);
  expect(
    isQuiet(
      hours(QUIET_HOURS + 1, (at) => ({ logStatistic: at === 0 ? 9 : 0 })),
      ALARM,
    ),
  ).toBe(true);
});
