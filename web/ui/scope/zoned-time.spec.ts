import { expect, test } from 'vitest';
import { readZoned, writeZoned } from './zoned-time';

const utc = (text: string) => Date.parse(`${text}Z`);

test.each([
  ['2026-11-24T12:00', 'UTC', '2026-11-24T12:00'],
  ['2026-11-24T12:00', 'Europe/Madrid', '2026-11-24T11:00'],
  ['2026-07-24T12:00', 'Europe/Madrid', '2026-07-24T10:00'],
  ['2026-07-24T12:00', 'Asia/Kolkata', '2026-07-24T06:30'],
  ['2026-07-24T01:00', 'America/Los_Angeles', '2026-07-24T08:00'],
])('%s in %s is %s UTC, and back', (local, zone, instant) => {
  expect(readZoned(local, zone)).toBe(utc(instant));
  expect(writeZoned(utc(instant), zone)).toBe(local);
});

test('of an hour that comes twice the first is meant', () => {
  expect(readZoned('2026-10-25T02:30', 'Europe/Madrid')).toBe(utc('2026-10-25T00:30'));
});

test('an hour that the clocks skip is still a time', () => {
  expect(readZoned('2026-03-29T02:30', 'Europe/Madrid')).toBe(utc('2026-03-29T01:30'));
});

test('what is no time is undefined', () => expect(readZoned('', 'UTC')).toBeUndefined());
