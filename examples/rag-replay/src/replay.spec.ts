import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeTrace } from './describe-trace.js';
import { ENTERED_DAYS_AGO, isOfEnteringTopic } from './entering-topic.js';
import { activity, planTimes, REPLAYED_DAYS, REPLAYED_TRACES } from './plan-times.js';
import { readSample } from './read-sample.js';
import { passagesOf } from './send-trace.js';

const anchor = Date.UTC(2026, 10, 20, 12);
const sample = readSample();

describe('the replay', () => {
  it('ships at most 300 real answers of several models, with attribution', () => {
    expect(sample.length).toBeLessThanOrEqual(300);
    expect(new Set(sample.map(({ model }) => model)).size).toBeGreaterThanOrEqual(6);
    for (const { id, contexts, output, label } of sample) {
      expect(id && output && contexts.length > 0 && (label === 0 || label === 1)).toBe(true);
    }
    expect(existsSync(new URL('../data/ATTRIBUTION.md', import.meta.url))).toBe(true);
  });

  it('plans the same times for the same anchor, in order and within its days', () => {
    const times = planTimes(anchor);
    expect(times).toEqual(planTimes(anchor));
    expect(times).toHaveLength(REPLAYED_TRACES);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(anchor - REPLAYED_DAYS * 86_400_000);
    expect(times.at(-1)).toBeLessThanOrEqual(anchor);
  });

  it('describes the same trace for the same number, with ids of its own', () => {
    const all = planTimes(anchor).map((time, index) => describeTrace(sample, index, time, anchor));
    expect(describeTrace(sample, 7, all[7]!.startTime, anchor)).toEqual(all[7]);
    expect(new Set(all.map(({ traceId }) => traceId)).size).toBe(all.length);
    const failed = all.filter(({ calls }) => calls.at(-1)!.failed).length / all.length;
    expect(failed).toBeGreaterThan(0.005);
    expect(failed).toBeLessThan(0.03);
    expect(all.some(({ helpful }) => helpful === 0) && all.some(({ helpful }) => helpful === 1)).toBe(true);
  });

  it('asks about cooking from a day on, and never before', () => {
    const asked = planTimes(anchor).map((time, index) => ({
      daysAgo: (anchor - time) / 86_400_000,
      isOfTopic: isOfEnteringTopic(describeTrace(sample, index, time, anchor).answer),
    }));
    expect(sample.filter(isOfEnteringTopic).length).toBeGreaterThanOrEqual(25);
    const before = asked.filter(({ daysAgo }) => daysAgo >= ENTERED_DAYS_AGO);
    const after = asked.filter(({ daysAgo }) => daysAgo < ENTERED_DAYS_AGO);
    expect(before.filter(({ isOfTopic }) => isOfTopic)).toEqual([]);
    const share = after.filter(({ isOfTopic }) => isOfTopic).length / after.length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.3);
  });

  it('is busier by day than by night and on weekdays than on weekends', () => {
    expect(activity(Date.UTC(2026, 10, 18, 13))).toBeGreaterThan(activity(Date.UTC(2026, 10, 18, 2)));
    expect(activity(Date.UTC(2026, 10, 18, 13))).toBeGreaterThan(activity(Date.UTC(2026, 10, 21, 13)));
  });

  it('ranks passages by falling score and loses no text', () => {
    const answer = sample.find(({ contexts }) => contexts[0]!.length > 2000)!;
    const passages = passagesOf(answer);
    expect(passages.map(({ content }) => content).join('')).toBe(answer.contexts.join(''));
    expect(passages.map(({ score }) => score)).toEqual(
      passages.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    expect(passages.map(({ rank }) => rank)).toEqual(passages.map((_, index) => index + 1));
  });
});
