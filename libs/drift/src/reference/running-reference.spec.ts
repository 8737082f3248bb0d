import { describe, expect, it } from 'vitest';
import { BAGS, type BlockSketch } from '../sketch/block-sketch.js';
import { parkMiller, simulateStream } from '../testing/simulate-stream.js';
import { RunningReference } from './running-reference.js';
import { SEASON_LEVELS } from './season.js';

const START = 480_000;
const residualSum = (reference: RunningReference, hour: BlockSketch, withoutDay = false): number => {
  const into = new Float64Array(BAGS);
  reference.residuals(hour, into, withoutDay);
  return into.reduce((sum, value) => sum + value, 0);
};

/** One event a bag and hour, with a value by hour. */
function stream(hours: number, value: (t: number) => number): BlockSketch[] {
  return Array.from({ length: hours }, (_, h) => ({
    start: START + h,
    cells: Array.from({ length: BAGS }, (_, bag) => ({ bag, n: 1, sum: [value(START + h)] })),
  }));
}

describe('RunningReference', () => {
  it('compares a bag with its own past, drawn towards the stream as by 30 events', () => {
    const reference = new RunningReference(1);
    reference.add({
      start: START,
      cells: [
        { bag: 0, n: 90, sum: [90] },
        { bag: 1, n: 10, sum: [0] },
      ],
    });
    const into = new Float64Array(BAGS);
    reference.residuals(
      {
        start: START + 1,
        cells: [
          { bag: 0, n: 2, sum: [0] },
          { bag: 1, n: 1, sum: [0] },
        ],
      },
      into,
    );
    expect(into[0]).toBeCloseTo(-2 * ((90 + 30 * 0.9) / 120), 12);
    expect(into[1]).toBeCloseTo(-(30 * 0.9) / 40, 12);
  });

  it('drops whole days and is then as if they had never been', () => {
    const hours = simulateStream({ seed: 31, hours: 100, eventsPerHour: 20 });
    const [dropped, fresh] = [new RunningReference(2), new RunningReference(2)];
    for (const hour of hours) dropped.add(hour);
    dropped.dropBefore(START + 50);
    for (const hour of hours.slice(48)) fresh.add(hour);
    expect([dropped.events, dropped.hours]).toEqual([fresh.events, fresh.hours]);
    for (const [j, value] of dropped.mean().entries()) expect(value).toBeCloseTo(fresh.mean()[j]!, 12);
    const [a, b] = [dropped.covariance(), fresh.covariance()];
    for (const [i, value] of a.entries()) expect(value).toBeCloseTo(b[i]!, 12);
  });

  it('expects the rhythm of days and weeks that both halves of the reference show', () => {
    const rhythm = (t: number): number =>
      3 * Math.sin((2 * Math.PI * t) / 24) + (Math.floor(t / 24) % 7 >= 5 ? 2 : 0);
    const hours = stream(29 * 24, rhythm);
    const reference = new RunningReference(1);
    for (const hour of hours.slice(0, 28 * 24)) reference.add(hour);
    const blind = hours.slice(28 * 24).map((hour) => Math.abs(residualSum(reference, hour)) / BAGS);
    reference.learnSeason(SEASON_LEVELS);
    const seeing = hours.slice(28 * 24).map((hour) => Math.abs(residualSum(reference, hour)) / BAGS);
    expect(Math.max(...blind)).toBeGreaterThan(2);
    expect(Math.max(...seeing)).toBeLessThan(0.3);
  });

  it('takes hours that are unlike others for no season', () => {
    const random = parkMiller(5);
    const hours = stream(28 * 24, () => random());
    const reference = new RunningReference(1);
    for (const hour of hours) reference.add(hour);
    const next = { ...hours[0]!, start: START + 28 * 24 };
    const blind = residualSum(reference, next);
    reference.learnSeason(SEASON_LEVELS);
    expect(Math.abs(residualSum(reference, next) - blind) / BAGS).toBeLessThan(0.06);
  });

  it('can leave an hour’s own day out of what it is compared with', () => {
    const hours = stream(48, (t) => (t < START + 24 ? 0 : 1));
    const reference = new RunningReference(1);
    for (const hour of hours) reference.add(hour);
    expect(residualSum(reference, hours[30]!) / BAGS).toBeCloseTo(0.5, 12);
    expect(residualSum(reference, hours[30]!, true) / BAGS).toBeCloseTo(1, 12);
    expect(residualSum(reference, hours[30]!) / BAGS).toBeCloseTo(0.5, 12);
  });
});
