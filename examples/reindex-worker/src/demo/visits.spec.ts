import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeVisit } from './describe-visit.js';
import { BUSY_AFTER_REPAIR, paceOf } from './pace.js';
import { CHANGED_HOURS, planVisits, QUIET_HOURS } from './plan-visits.js';
import { readProgress, writeProgress } from './progress.js';
import { readQuestions } from './read-questions.js';

const HOUR_MS = 3_600_000;
const anchor = Date.UTC(2026, 10, 20, 12);
const questions = readQuestions(['orders', 'returns', 'sizes', 'payments']);

describe('the visitors of the desk', () => {
  it('ask about what the index lacks from a day on, and never before', () => {
    const past = planVisits(anchor);
    const turn = anchor - CHANGED_HOURS * HOUR_MS;
    const asked = past.map((planned, index) => describeVisit(questions, { index, anchor, planned }).asked);
    const missing = new Set(questions.missing);
    const isMissing = (at: number) => missing.has(asked[at]!.question);
    const [before, after] = [
      [...past.keys()].filter((at) => past[at]!.time < turn),
      [...past.keys()].filter((at) => past[at]!.time >= turn),
    ];
    expect(before.filter(isMissing)).toEqual([]);
    expect(after.filter(isMissing)).toHaveLength(after.length / 2);
  });

  it('ask each question before one comes again, so that few answers are to be judged anew', () => {
    const asked = planVisits(anchor).map(
      (planned, index) => describeVisit(questions, { index, anchor, planned }).asked.question,
    );
    const { known, missing } = questions;
    expect(new Set(asked.slice(0, known.length))).toEqual(new Set(known));
    expect(new Set(asked.slice(-2 * (known.length + missing.length)))).toEqual(
      new Set([...known, ...missing]),
    );
  });

  it('come in order, for longer than drift learns from, and are as many as it needs', () => {
    const times = planVisits(anchor).map(({ time }) => time);
    expect(times.every((time, at) => at === 0 || times[at - 1]! <= time)).toBe(true);
    expect(times[0]).toBeGreaterThanOrEqual(anchor - (QUIET_HOURS + CHANGED_HOURS) * HOUR_MS);
    expect(times.at(-1)).toBeLessThanOrEqual(anchor);
    expect(QUIET_HOURS).toBeGreaterThan(168);
    expect(times.filter((time) => time < anchor - CHANGED_HOURS * HOUR_MS).length).toBeGreaterThan(300);
  });

  it('ask the same under the same ids, whenever they are told, and no two under one', () => {
    const past = planVisits(anchor);
    const describeAll = () =>
      past.map((planned, index) => describeVisit(questions, { index, anchor, planned }));
    const all = describeAll();
    // As text: the comparison of so many objects takes seconds.
    expect(JSON.stringify(planVisits(anchor))).toBe(JSON.stringify(past));
    expect(JSON.stringify(describeAll())).toBe(JSON.stringify(all));
    expect(new Set(all.map(({ place }) => place.answer.traceId)).size).toBe(all.length);
    expect(new Set(all.map(({ asked }) => asked.actor)).size).toBeGreaterThan(40);
    for (const { place, durationMs } of all.slice(0, 20)) {
      expect(place.answer.endTime).toBe((place.answer.startTime as number) + durationMs);
      expect(place.write.startTime).toBe(place.search.endTime);
    }
  });

  it('are many until the repair is told, then few, and few where nobody repairs', () => {
    const busy = paceOf(10, undefined);
    expect(paceOf(2000, BUSY_AFTER_REPAIR - 1)).toEqual(busy);
    expect(busy.missing).toBeGreaterThan(0);
    for (const later of [paceOf(2000, BUSY_AFTER_REPAIR), paceOf(10_000, undefined)])
      expect(later.pauseMs).toBeGreaterThan(10 * busy.pauseMs);
  });
});

describe('the progress of the visitors', () => {
  const fresh = { anchor, next: 0, firstIndex: 'kb-1' };

  it('is found again, and begins anew where the file is spoiled', () => {
    const folder = mkdtempSync(join(tmpdir(), 'almenara-visitors-'));
    const file = join(folder, 'visitors.json');
    expect(readProgress(file, fresh)).toEqual(fresh);
    writeProgress(file, { ...fresh, next: 12, repairedAt: 3 });
    expect(readProgress(file, { ...fresh, anchor: 1 })).toEqual({ ...fresh, next: 12, repairedAt: 3 });
    writeFileSync(file, '{"anchor":');
    expect(readProgress(file, fresh)).toEqual(fresh);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(fresh);
    rmSync(folder, { recursive: true });
  });
});
