import { describe, expect, test } from 'vitest';
import type { Finding } from './finding.js';
import { judgeSilence, NO_SILENCE, type Silence } from './silence.js';

const HOUR = 3_600_000;

function judgeAll(counts: readonly number[], isNormalAt = -1): Finding[] {
  let silence: Silence = NO_SILENCE;
  return counts.map((n, hour) => {
    const rule = { hours: 2, windowMinutes: 60, isNormal: hour === isNormalAt };
    const judged = judgeSilence(rule, silence, { window: hour * HOUR, n });
    silence = judged.silence;
    return judged.finding;
  });
}
const breaches = (findings: readonly Finding[]): number[] =>
  findings.flatMap(({ finding }, hour) => (finding === 'breach' ? [hour] : []));
const steady = Array.from({ length: 200 }, () => 5);

describe('silence', () => {
  test('of two hours after a week of steady answers is an alarm, of one hour none', () => {
    expect(breaches(judgeAll([...steady, 0, 0, 0, 5]))).toEqual([201, 202]);
    expect(breaches(judgeAll([...steady, 0, 5, 0, 5, 5]))).toEqual([]);
  });

  test('is no alarm in the first week, nor before the first answer', () => {
    expect(breaches(judgeAll([...steady.slice(0, 100), ...Array.from({ length: 60 }, () => 0)]))).toEqual([]);
    expect(breaches(judgeAll(Array.from({ length: 400 }, () => 0)))).toEqual([]);
  });

  test('at night and at weekends is as usual once a week was seen, and twice as long is not', () => {
    const week = Array.from({ length: 168 }, (_, hour) => (hour % 24 < 8 || hour >= 120 ? 0 : 9));
    expect(breaches(judgeAll([...week, ...week, ...week]))).toEqual([]);
    const gone = judgeAll([...week, ...week, ...Array.from({ length: 200 }, () => 0)]);
    // Friday evening to Monday morning are 56 hours.
    expect(breaches(gone)[0]).toBe(336 - 48 + 2 * 56 - 1);
  });

  test('that was an alarm does not become usual, unless it is called the new normal', () => {
    const outage = [...steady, ...Array.from({ length: 12 }, () => 0), ...steady.slice(0, 30)];
    expect(breaches(judgeAll([...outage, 0, 0]))).toContain(outage.length + 1);
    expect(breaches(judgeAll([...outage, 0, 0], 210))).not.toContain(outage.length + 1);
  });
});
