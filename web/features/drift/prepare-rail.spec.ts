import { expect, test } from 'vitest';
import { prepareIncidents, prepareRail } from './prepare-rail';

const iso = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour)).toISOString();
const window = { from: Date.parse(iso(0)), to: Date.parse(iso(100)) };

test('marks that would hide each other are one; those outside are left out', () => {
  const mark = (hour: number, value: string) => ({ time: iso(hour), dimension: 'release' as const, value });
  const rail = prepareRail([mark(51, 'b'), mark(50, 'a'), mark(80, 'c'), mark(-5, 'x')], window);
  expect(rail.map(({ at, changes }) => [at, changes.map(({ value }) => value)])).toEqual([
    [50, ['a', 'b']],
    [80, ['c']],
  ]);
});

test('an incident reaches from the begin of its change to its end, an open one to now', () => {
  const incident = (since: number | null, closed: number | null) => ({
    key: 'INC-1',
    openedAt: iso(40),
    since: since === null ? null : iso(since),
    closedAt: closed === null ? null : iso(closed),
  });
  expect(prepareIncidents([incident(30, 60)], window)).toEqual([{ key: 'INC-1', left: 30, width: 30 }]);
  expect(prepareIncidents([incident(null, null)], window)).toEqual([{ key: 'INC-1', left: 40, width: 60 }]);
  expect(prepareIncidents([incident(-50, -10)], window)).toEqual([]);
});
