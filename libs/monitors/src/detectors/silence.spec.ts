import { describe, expect, test } from 'vitest';
import type { Finding } from './finding.js';
import { judgeSilence, NO_SILENCE, type Silence } from './silence.js';

const HOUR = 3_600_000;

function judgeAll(counts: readonly number[], isNormalAt = -1): Finding[] {
  let silence: Silence = NO_SILENCE;
  return counts.map((n, hour) => {
    const rule = { hours: 2, windowMinutes: 60, isNormal: hour === isNormalAt };
    const judged = judgeSilence(rule, silence, { window: hour * HOUR, n, users: n });
    silence = judged.silence;
    return judged.finding;
  });
}
const breaches = (findings: readonly Finding[]): number[] =>
  findings.flatMap(({ finding }, hour) => (finding === 'breach' ? [hour] : []));
const steady = Array.from({ length: 200 }, () => 9);

describe('silence', () => {
  test('of two hours after a week of steady answers is an alarm, of one hour none', () => {
    expect(breaches(judgeAll([...steady, 0, 0, 0, 5]))).toEqual([201, 202]);
    expect(breaches(judgeAll([...steady, 0, 5, 0, 5, 5]))).toEqual([]);
  });

  test('of little traffic takes as long as twelve users would have', () => {
    const little = Array.from({ length: 200 }, () => 1);
    // Hours of the silence before the alarm count as usual ones, which makes it some hours more than twelve.
    const [first] = breaches(judgeAll([...little, ...Array.from({ length: 40 }, () => 0)]));
    expect(first! - 199).toBeGreaterThanOrEqual(12);
    expect(first! - 199).toBeLessThanOrEqual(20);
  });

  test('is no alarm in the first week, nor before the first answer', () => {
    expect(breaches(judgeAll([...steady.slice(0, 100), ...Array.from({ length: 60 }, () => 0)]))).toEqual([]);
    expect(breaches(judgeAll(Array.from({ length: 400 }, () => 0)))).toEqual([]);
  });

  test('at night and at weekends is as usual once a week was seen, and on a Monday morning is not', () => {
    const week = Array.from({ length: 168 }, (_, hour) => (hour % 24 < 8 || hour >= 120 ? 0 : 9));
    expect(breaches(judgeAll([...week, ...week, ...week]))).toEqual([]);
    const gone = judgeAll([...week, ...week, ...Array.from({ length: 60 }, () => 0)]);
    expect(breaches(gone)[0]).toBeGreaterThanOrEqual(336 + 9);
    expect(breaches(gone)[0]).toBeLessThanOrEqual(336 + 11);
  });

  test('that was an alarm does not become usual, unless it is called the new normal', () => {
    const outage = [...steady, ...Array.from({ length: 12 }, () => 0), ...steady.slice(0, 30)];
    expect(breaches(judgeAll([...outage, 0, 0]))).toContain(outage.length + 1);
    const called = breaches(judgeAll([...steady, ...Array.from({ length: 40 }, () => 0)], 210));
    expect(called).toContain(209);
    expect(called.filter((hour) => hour >= 210 && hour < 212)).toEqual([]);
  });
});
