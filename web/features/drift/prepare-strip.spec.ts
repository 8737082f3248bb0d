import { expect, test } from 'vitest';
import { prepareStrip, withGaps } from './prepare-strip';

const hour = (at: number) => new Date(Date.UTC(2026, 10, 22, at)).toISOString();

test('the line has room above it, and evidence beyond it is drawn beyond it', () => {
  const quiet = prepareStrip([{ hour: hour(0), logStatistic: -2 }], 10);
  expect(quiet.points).toEqual([{ time: Date.UTC(2026, 10, 22), value: 0 }]);
  expect(quiet.alarm).toBeGreaterThan(0);
  const loud = prepareStrip([{ hour: hour(0), logStatistic: 20 }], 10);
  expect(loud.scale.high).toBeGreaterThan(20);
  expect(loud.alarm).toBeGreaterThan(quiet.alarm);
});

test('shows 48 hours, whether or not all were judged', () => {
  const { scale } = prepareStrip([{ hour: hour(47), logStatistic: 1 }], 10);
  expect([scale.from, scale.to]).toEqual([Date.parse(hour(0)), Date.parse(hour(47))]);
});

test('an hour that was not judged is a gap', () => {
  const at = (time: number) => ({ time: Date.parse(hour(time)), value: 1 });
  expect(withGaps([at(3), at(0), at(1)]).map(({ value }) => value)).toEqual([1, 1, null, 1]);
  expect(prepareStrip([], 10).points).toEqual([]);
});
