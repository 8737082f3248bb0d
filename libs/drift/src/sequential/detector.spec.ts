import { describe, expect, it } from 'vitest';
import { BAGS, type BlockSketch } from '../sketch/block-sketch.js';
import { simulateStream } from '../testing/simulate-stream.js';
import { createDetector } from './detector.js';
import type { JudgedHour, Judgement } from './judgement.js';
import { replay } from './replay.js';

const START = 480_000;
const config = { width: 2, threshold: 7200 };
const judged = (judgements: readonly Judgement[]): JudgedHour[] =>
  judgements.filter((judgement) => judgement.status === 'judged');

const quiet = simulateStream({ seed: 11, hours: 420, eventsPerHour: 40 });
const shifted = simulateStream({
  seed: 12,
  hours: 420,
  eventsPerHour: 40,
  shift: { from: START + 340, by: 0.15 },
});

describe('createDetector', () => {
  it('opens one incident within hours of a shift of half a standard deviation, and knows since when', () => {
    const opened = judged(replay(config, shifted)).filter(({ opened }) => opened);
    expect(opened).toHaveLength(1);
    expect(opened[0]!.hour).toBeGreaterThan(START + 340);
    expect(opened[0]!.hour).toBeLessThan(START + 360);
    expect(Math.abs(opened[0]!.since! - (START + 340))).toBeLessThanOrEqual(3);
  });

  it('stays quiet on a stream that does not change', () => {
    const hours = judged(replay(config, quiet));
    expect(hours.length).toBe(420 - 168);
    expect(hours.every(({ state }) => state === 'quiet')).toBe(true);
  });

  it('gathers evidence over hours of few events', () => {
    const slow = simulateStream({
      seed: 13,
      hours: 420,
      eventsPerHour: 6,
      shift: { from: START + 300, by: 0.25 },
    });
    const opened = judged(replay(config, slow)).find(({ opened }) => opened);
    expect(opened!.hour).toBeGreaterThan(START + 303);
    expect(opened!.hour).toBeLessThan(START + 360);
  });

  it('follows R = (1 + R before)·e in every hour', () => {
    let before = -Infinity;
    for (const { logE, logSr } of judged(replay(config, shifted))) {
      expect(logSr).toBeCloseTo(Math.log1p(Math.exp(before)) + logE, 8);
      before = logSr;
    }
  });

  it('says of an hour the same in a replay as when the hour came', () => {
    const detector = createDetector(config);
    const one: Judgement[] = [];
    for (const hour of shifted) one.push(detector.judge(hour));
    expect(replay(config, shifted)).toEqual(one);
  });

  it('says of an hour the same whatever comes later', () => {
    const all = replay(config, shifted);
    for (const count of [200, 300, 350])
      expect(replay(config, shifted.slice(0, count))).toEqual(all.slice(0, count));
  });

  it('does not depend on the order or the split of cells', () => {
    const turned = shifted.map(({ start, cells }) => ({
      start,
      cells: cells.toReversed().flatMap((cell) =>
        cell.n === 1
          ? [cell]
          : [
              { bag: cell.bag, n: cell.n - 1, sum: Array.from(cell.sum, (value) => value / 4) },
              { bag: cell.bag, n: 1, sum: Array.from(cell.sum, (value) => (3 * value) / 4) },
            ],
      ),
    }));
    expect(alike(replay(config, turned))).toEqual(alike(replay(config, shifted)));
  });

  it('does not depend on how bags are numbered', () => {
    const renamed = shifted.map(({ start, cells }) => ({
      start,
      cells: cells.map((cell) => ({ ...cell, bag: (7 * cell.bag + 3) % BAGS })),
    }));
    expect(alike(replay(config, renamed))).toEqual(alike(replay(config, shifted)));
  });

  it('does not depend on the unit or the zero of a feature', () => {
    const scaled = shifted.map(({ start, cells }) => ({
      start,
      cells: cells.map(({ bag, n, sum }) => ({
        bag,
        n,
        sum: Array.from(sum, (value) => 50 * value - 20 * n),
      })),
    }));
    expect(alike(replay(config, scaled))).toEqual(alike(replay(config, shifted)));
  });

  it('takes an hour without events and an hour left out for the same', () => {
    const gap = (hour: BlockSketch) => hour.start > START && hour.start % 24 < 5;
    const empty = replay(
      config,
      shifted.map((hour) => (gap(hour) ? { start: hour.start, cells: [] } : hour)),
    );
    const left = replay(
      config,
      shifted.filter((hour) => !gap(hour)),
    );
    expect(alike(empty)).toEqual(alike(left));
    expect(empty.filter(({ status }) => status === 'insufficient').length).toBeGreaterThan(60);
  });

  it('ends an alarm once a day brings no evidence, and can alarm again', () => {
    const over = shifted.map((hour, i) => (i >= 365 ? quiet[i]! : hour));
    const longer = [
      ...over,
      ...simulateStream({ seed: 14, hours: 150, eventsPerHour: 40, start: START + 420 }),
    ];
    const hours = judged(replay(config, longer));
    expect(hours.filter(({ opened }) => opened)).toHaveLength(1);
    expect(hours.filter(({ ended }) => ended)).toHaveLength(1);
    expect(hours.at(-1)!.state).toBe('quiet');
  });

  it('starts from nothing when it is restarted, and replays with the same restarts', () => {
    const detector = createDetector(config);
    const one = shifted.map((hour) => {
      if (hour.start === START + 390) detector.restart();
      return detector.judge(hour);
    });
    const first = one[390] as JudgedHour;
    expect([first.state, first.logSr, first.effect]).toEqual(['quiet', expect.closeTo(0, 12), null]);
    expect(replay(config, shifted, [START + 390])).toEqual(one);
  });

  it('tells what is missing before it judges', () => {
    expect(replay(config, quiet.slice(0, 168)).at(-1)).toMatchObject({
      status: 'insufficient',
      reason: 'reference-hours',
      have: 167,
      need: 168,
    });
    const rare = simulateStream({ seed: 15, hours: 180, eventsPerHour: 1 });
    expect(replay(config, rare).at(-1)).toMatchObject({ reason: 'reference-events', need: 200 });
    const single = quiet.map(({ start, cells }) => ({
      start,
      cells: cells.map((cell) => ({ ...cell, bag: 5 })),
    }));
    expect(replay(config, single).at(-1)).toMatchObject({ reason: 'reference-bags', have: 1 });
  });

  it('shows the shift of the mean features', () => {
    const detector = createDetector(config);
    for (const hour of shifted) detector.judge(hour);
    for (const value of detector.shift()) expect(value).toBeCloseTo(0.15, 1);
  });

  it('refuses hours out of order and cells that do not fit', () => {
    const detector = createDetector(config);
    detector.judge({ start: 10, cells: [] });
    expect(() => detector.judge({ start: 10, cells: [] })).toThrow(RangeError);
    expect(() => detector.judge({ start: 11, cells: [{ bag: 32, n: 1, sum: [0, 0] }] })).toThrow(RangeError);
    expect(() => detector.judge({ start: 12, cells: [{ bag: 1, n: 1, sum: [0] }] })).toThrow(RangeError);
    expect(() => createDetector({ width: 0, threshold: 2 })).toThrow(RangeError);
    expect(() => createDetector({ width: 2, threshold: 1 })).toThrow(RangeError);
  });
});

/** Judged hours up to rounding, which another order of sums changes. */
function alike(judgements: readonly Judgement[]): unknown[] {
  return judged(judgements).map(({ hour, opened, since, logSr }) => [hour, opened, since, logSr.toFixed(6)]);
}
