import { describe, expect, it } from 'vitest';
import { replay } from '../sequential/replay.js';
import { simulateStream } from '../testing/simulate-stream.js';
import { expectedDelay } from './expected-delay.js';

const START = 480_000;
const THRESHOLD = 108_000;

/** Features uniform on [0, 1): the shift of each over its standard deviation, over two features. */
const inDeviations = (by: number): number => Math.sqrt(2) * by * Math.sqrt(12);

function medianDelay(eventsPerHour: number, by: number): number {
  const from = START + 300;
  const delays = [1, 2, 3].map((seed) => {
    const stream = simulateStream({
      seed: 100 * seed + eventsPerHour,
      hours: 460,
      eventsPerHour,
      shift: { from, by },
    });
    const opened = replay({ width: 2, threshold: THRESHOLD }, stream).find(
      (judgement) => judgement.status === 'judged' && judgement.opened,
    );
    return opened === undefined ? Infinity : opened.hour - from + 1;
  });
  return delays.toSorted((a, b) => a - b)[1]!;
}

describe('expectedDelay', () => {
  it.each([
    [100, 0.05],
    [20, 0.1],
    [8, 0.15],
  ])(
    'comes within a factor of 1.7 of simulations, at %i events an hour and a shift of %f',
    { timeout: 60_000 },
    (eventsPerHour, by) => {
      const delay = expectedDelay({
        shift: inDeviations(by),
        eventsPerHour,
        threshold: THRESHOLD,
        dimensions: 2,
      })!;
      const seen = medianDelay(eventsPerHour, by);
      expect(Math.abs(Math.log(delay / seen))).toBeLessThan(Math.log(1.7));
    },
  );

  it('grows with the threshold and falls with traffic and shift', () => {
    const base = { shift: 0.2, eventsPerHour: 50, threshold: THRESHOLD };
    const delay = expectedDelay(base)!;
    expect(expectedDelay({ ...base, threshold: 10 * THRESHOLD })!).toBeGreaterThan(delay);
    expect(expectedDelay({ ...base, eventsPerHour: 200 })!).toBeLessThan(delay);
    expect(expectedDelay({ ...base, shift: 0.4 })!).toBeLessThan(delay);
  });

  it('promises nothing for what 28 days do not show', () => {
    expect(expectedDelay({ shift: 0.01, eventsPerHour: 5, threshold: THRESHOLD })).toBeNull();
    expect(expectedDelay({ shift: 0, eventsPerHour: 500, threshold: THRESHOLD })).toBeNull();
  });
});
