import { describe, expect, test } from 'vitest';
import { backtest } from '../backtest/backtest.js';
import { listFires } from '../backtest/fires.js';
import type { Observation } from '../observation/observation.js';
import { HOUR_MS, RATE_CHANGE, simulateHours, START } from '../testing/observations.js';
import { judgeChange } from './change.js';

const rule = RATE_CHANGE.detector as Extract<(typeof RATE_CHANGE)['detector'], { kind: 'change' }>;
const quiet = { seed: 5, hours: 24 * 35, answersPerHour: 60, rate: 0.05, users: { count: 120, spread: 0.5 } };
const worse = { ...quiet, shift: { fromHour: 24 * 28, rate: 0.12 } };
const alarms = (hours: readonly Observation[], definition = RATE_CHANGE) =>
  listFires(backtest(definition, hours).windows);

describe('a change', () => {
  test('of the rate from 5 to 12 % of 60 answers an hour is found within two days, and not before it began', () => {
    const [first] = alarms(simulateHours(worse, RATE_CHANGE));
    const hour = (first!.from - START) / HOUR_MS;
    expect(hour).toBeGreaterThanOrEqual(24 * 28);
    expect(hour).toBeLessThan(24 * 30);
    expect(Math.abs(first!.since! - (START + 24 * 28 * HOUR_MS)) / HOUR_MS).toBeLessThanOrEqual(12);
  });

  test('is not seen where nothing changes', () => {
    expect(alarms(simulateHours(quiet, RATE_CHANGE))).toEqual([]);
  });

  test('for the better is no alarm of a monitor that waits for the worse', () => {
    const better = simulateHours(
      { ...quiet, rate: 0.3, shift: { fromHour: 24 * 28, rate: 0.1 } },
      RATE_CHANGE,
    );
    const onlyUp = { ...RATE_CHANGE, detector: { ...rule, side: 'up' as const } };
    expect(alarms(better)).toHaveLength(1);
    expect(alarms(better, onlyUp)).toEqual([]);
  });

  test('does not depend on the names of bags, nor on the order of cells', () => {
    const hours = simulateHours(worse, RATE_CHANGE);
    const renamed = hours.map((hour) => ({
      ...hour,
      cells: hour.cells!.map(([bag, n, sum]) => [(bag * 5 + 3) % 32, n, sum] as const).toReversed(),
    }));
    expect(alarms(renamed)).toEqual(alarms(hours));
  });

  test('a history that is judged twice says the same twice', () => {
    const hours = simulateHours({ ...worse, hours: 24 * 29 }, RATE_CHANGE);
    const { state } = backtest(RATE_CHANGE, hours.slice(0, -2));
    const [one, other] = hours.slice(-2) as [Observation, Observation];
    const first = judgeChange(rule, state.change, one);
    expect(judgeChange(rule, state.change, one).finding).toEqual(first.finding);
    const further = judgeChange(rule, first.history, other).finding;
    expect(judgeChange(rule, judgeChange(rule, state.change, one).history, other).finding).toEqual(further);
  });

  test('counts evidence anew when its incident was closed, and takes the new normal as its reference', () => {
    const hours = simulateHours({ ...worse, hours: 24 * 45 }, RATE_CHANGE);
    const closed = START + 24 * 31 * HOUR_MS;
    const restarted = (restart: Observation['restart']) =>
      hours.map((hour) => (hour.window === closed ? { ...hour, restart } : hour));
    const after = (fires: readonly { from: number }[]) => fires.filter(({ from }) => from >= closed);
    expect(after(alarms(restarted({ at: 0, since: null }))).length).toBeGreaterThan(0);
    expect(after(alarms(restarted({ at: 0, since: START + 24 * 28 * HOUR_MS })))).toEqual([]);
  });

  test('is judged by the line of its own hour: a line that moves later does not change what was said', () => {
    const hours = simulateHours(worse, RATE_CHANGE, 7200);
    const moved = hours.map((hour) =>
      hour.window >= START + 24 * 32 * HOUR_MS ? { ...hour, threshold: 1e9 } : hour,
    );
    expect(alarms(moved)[0]!.from).toBe(alarms(hours)[0]!.from);
    expect(alarms(simulateHours(worse, RATE_CHANGE, 1e9))[0]!.from).toBeGreaterThan(alarms(hours)[0]!.from);
  });
});
