import { expect, test } from 'vitest';
import { powersOfTen, preparePanels, roundUp } from './prepare-panels';

const iso = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour)).toISOString();
const point = (hour: number, more: object = {}) => ({
  hour: iso(hour),
  state: 'judged',
  events: 40,
  logEvidence: 1,
  logStatistic: 3,
  logAlarm: 8,
  effect: { value: 0.04, lo: -0.01, hi: 0.09 },
  alarm: false,
  restarted: false,
  ...more,
});

test('all panels show the same hours, and what is not known is a gap', () => {
  const points = [
    point(0),
    point(2, { state: null, logStatistic: null, logAlarm: null, effect: null, events: 7 }),
  ];
  const panels = preparePanels({ from: iso(0), to: iso(3), points });
  expect(panels.hours).toHaveLength(3);
  expect(panels.evidence.points.map(({ value }) => value)).toEqual([3, null, null]);
  expect(panels.effect.points[0]).toMatchObject({ value: 0.04, lo: -0.01, hi: 0.09 });
  expect(panels.events.points.map(({ value }) => value)).toEqual([40, null, 7]);
  const scales = [panels.evidence, panels.effect, panels.events].map(({ scale }) => [scale.from, scale.to]);
  expect(new Set(scales.map(String)).size).toBe(1);
});

test('the alarm line that holds now fits into its panel, also while evidence is far below it', () => {
  const panels = preparePanels({ from: iso(0), to: iso(2), points: [point(0), point(1, { logAlarm: 9 })] });
  expect(panels.evidence.alarm).toBe(9);
  expect(panels.evidence.scale.high).toBeGreaterThan(9);
});

test('an effect below zero has its place', () => {
  const { effect } = preparePanels({ from: iso(0), to: iso(1), points: [point(0)] });
  expect(effect.scale).toMatchObject({ low: -0.01, high: 0.1 });
  // Numbers of the axis that would cover each other are not written.
  expect(effect.ticks).toEqual([0, 0.1]);
  const deep = point(0, { effect: { value: 0, lo: -0.09, hi: 0.09 } });
  expect(preparePanels({ from: iso(0), to: iso(1), points: [deep] }).effect.ticks).toEqual([-0.1, 0, 0.1]);
});

test('a history without points draws empty panels', () => {
  const panels = preparePanels({ from: iso(0), to: iso(0), points: [] });
  expect(panels.hours).toHaveLength(1);
  expect(panels.evidence.alarm).toBeUndefined();
});

test('axes end at round numbers', () => {
  expect([0, 0.03, 0.05, 7, 120, 1000].map(roundUp)).toEqual([1, 0.05, 0.05, 10, 200, 1000]);
  expect(powersOfTen(Math.log(14_400)).map((log) => Math.round(Math.exp(log)))).toEqual([
    1, 10, 100, 1000, 10_000,
  ]);
  expect(powersOfTen(Math.log(1e9))).toHaveLength(4);
});
