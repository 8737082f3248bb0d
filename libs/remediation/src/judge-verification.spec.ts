import type { Criterion, Verdict } from '@almenara/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR_MS } from './decide.js';
import { judgeVerification, type VerificationObservations } from './judge-verification.js';
import type { JudgedAnswer } from './judged-answer.js';

const SUCCESS = Date.UTC(2026, 2, 1);
const END = SUCCESS + 72 * HOUR_MS;
const criterion: Criterion = {
  metric: { score: 'groundedness', evaluator: 'groundedness', evaluatorVersion: '1' },
  segment: { kind: 'topics', topics: [{ terms: ['refund'] }], least: 1 },
  marker: { field: 'indexVersion', value: 'kb-8' },
  before: { from: '', to: '', bad: 60, n: 100 },
  reference: null,
  bound: 0.3,
  minimum: 120,
  least: 100,
  difference: 'unaffected',
  questions: [],
  until: 72,
};

/** Bad ones spread evenly, each answer by another actor, one a minute. */
const answers = (n: number, bad: number, from = SUCCESS): JudgedAnswer[] =>
  Array.from({ length: n }, (_, i) => ({
    at: from + i * 60_000,
    actor: `${from} ${i}`,
    bad: Math.floor(((i + 1) * bad) / n) > Math.floor((i * bad) / n) ? 1 : 0,
    probability: 1,
  }));
const BEFORE = SUCCESS - 1000 * 60_000;
const world: VerificationObservations = {
  marked: answers(120, 4),
  before: answers(120, 60, BEFORE),
  othersBefore: answers(300, 30, BEFORE),
  othersAfter: answers(300, 30),
  lately: [],
  othersLately: [],
  otherVersions: 0,
  markedBefore: 0,
  reasked: new Map(),
};
const judge = (
  told: Partial<VerificationObservations> = {},
  {
    now = SUCCESS + HOUR_MS,
    previous = null as Verdict | null,
    ...ofCriterion
  }: Partial<Criterion> & {
    now?: number;
    previous?: Verdict | null;
  } = {},
) =>
  judgeVerification(
    { ...criterion, ...ofCriterion },
    { ...world, ...told },
    { succeededAt: SUCCESS, now, previous },
  );

describe('judgeVerification', () => {
  test('a fall in the segment alone is verified, with the interval of Wilson by statsmodels 0.15.0', () => {
    const verdict = judge();
    expect(verdict).toMatchObject({
      outcome: 'verified',
      detail: 'difference_shown',
      answers: 120,
      boundMet: true,
    });
    expect(verdict.difference!.value).toBeCloseTo(4 / 120 - 0.5, 10);
    expect(verdict.difference!.high).toBeLessThan(0);
    // proportion_confint(4, 120, method='wilson') is .0130 to .0826; actors as clusters widen it a little.
    expect(verdict.rate!.low).toBeCloseTo(0.013037551098350586, 3);
    expect(verdict.rate!.high).toBeCloseTo(0.08258033755910602, 2);
  });

  test('a recovery of everybody is not the job: it ends as recovered, cause not shown', () => {
    const healed = { othersBefore: answers(300, 150, BEFORE), othersAfter: answers(300, 10) };
    expect(judge(healed)).toMatchObject({ outcome: null, boundMet: true });
    const previous = judge(healed);
    expect(judge(healed, { now: END, previous })).toMatchObject({
      outcome: 'inconclusive',
      detail: 'recovered_cause_not_shown',
    });
  });

  test('without marked answers nothing is ever verified, whatever the rest does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 99 }),
        fc.boolean(),
        (badBefore, badAfter, marked, isEnd) => {
          const verdict = judge(
            {
              marked: answers(marked, 0),
              before: answers(300, badBefore, BEFORE),
              othersAfter: answers(300, badAfter),
            },
            { now: isEnd ? END : END - 1 },
          );
          expect(verdict.outcome).toBe(isEnd ? 'inconclusive' : null);
          expect(verdict.detail).toBe(isEnd ? 'too_few_answers' : null);
        },
      ),
    );
  });

  test('answers of another version of the evaluator do not count, and the verdict says why', () => {
    const changed = { marked: answers(20, 0), otherVersions: 400 };
    expect(judge(changed)).toMatchObject({ outcome: null });
    expect(judge(changed, { now: END })).toMatchObject({
      outcome: 'inconclusive',
      detail: 'evaluator_changed',
    });
  });

  test('enough answers that are as bad as before are not fixed, at once', () => {
    expect(judge({ marked: answers(120, 55) })).toMatchObject({
      outcome: 'not_fixed',
      detail: 'bound_not_met',
    });
  });

  test('between the least number and the planned one it is read at the end', () => {
    expect(judge({ marked: answers(110, 3) })).toMatchObject({ outcome: null, boundMet: null });
    expect(judge({ marked: answers(110, 3) }, { now: END })).toMatchObject({ outcome: 'verified' });
    expect(judge({ marked: answers(110, 60) }, { now: END })).toMatchObject({ outcome: 'not_fixed' });
  });

  test('the bound is read once: bad answers that come after the planned ones do not change that it was met', () => {
    const healed = { othersBefore: answers(300, 150, BEFORE), othersAfter: answers(300, 10) };
    const previous = judge(healed);
    const worse = { ...healed, marked: [...world.marked, ...answers(200, 200, SUCCESS + 500 * 60_000)] };
    expect(judge(worse, { previous })).toMatchObject({ outcome: null, boundMet: true });
    expect(judge(worse, { previous, now: END })).toMatchObject({ outcome: 'inconclusive' });
  });

  test('answers that carried the version before the job was asked for prove nothing', () => {
    expect(judge({ markedBefore: 1 })).toMatchObject({ outcome: 'inconclusive', detail: 'marker_not_new' });
  });

  test('answers of one actor alone say nothing of others', () => {
    const marked = answers(120, 2).map((answer) => ({ ...answer, actor: 'ana' }));
    expect(judge({ marked })).toMatchObject({ outcome: null });
    expect(judge({ marked }, { now: END })).toMatchObject({
      outcome: 'inconclusive',
      detail: 'too_few_answers',
    });
  });

  describe('a segment that healed by itself while the job waited or ran', () => {
    const LATELY = SUCCESS - 200 * 60_000;
    const end = (lately: JudgedAnswer[], othersLately = answers(100, 10, LATELY - 1)) =>
      judge({ lately, othersLately }, { now: END }).detail;

    test('is no success of the job, by many answers or by few', () => {
      expect(end(answers(100, 4, LATELY))).toBe('recovered_cause_not_shown');
      expect(end(answers(50, 3, LATELY))).toBe('recovered_cause_not_shown');
      expect(end(answers(10, 0, LATELY))).toBe('recovered_cause_not_shown');
      expect(end(answers(100, 4, LATELY), [])).toBe('recovered_cause_not_shown');
    });

    test('is told from one that stayed bad until the job succeeded', () => {
      expect(end(answers(100, 50, LATELY))).toBe('difference_shown');
      expect(end(answers(100, 50, LATELY), [])).toBe('difference_shown');
      expect(end(answers(20, 10, LATELY))).toBe('difference_shown');
      expect(end(answers(4, 0, LATELY))).toBe('difference_shown');
    });
  });

  test('without answers beside the segment there is no difference to show', () => {
    expect(judge({ othersAfter: [] }, { now: END })).toMatchObject({
      outcome: 'inconclusive',
      detail: 'recovered_cause_not_shown',
      difference: null,
    });
  });
});

describe('asking the same questions again', () => {
  const questions = Array.from({ length: 60 }, (_, i) => ({ hash: String(i), bad: i < 40 }));
  const reasking = { difference: 'reasking', segment: null, questions } as const;
  const reasked = (n: number, isBad: (i: number) => boolean) =>
    new Map(questions.slice(0, n).map(({ hash }, i) => [hash, isBad(i) ? 1 : 0] as const));

  test('fifty pairs of which most were mended are verified, by the exact test of McNemar', () => {
    const verdict = judge({ reasked: reasked(50, (i) => i >= 38 && i < 42) }, reasking);
    // 38 mended, 2 broken: scipy.stats.binomtest(2, 40).pvalue.
    expect(verdict).toMatchObject({ outcome: 'verified', detail: 'reasking_shown' });
    expect(verdict.pairs).toMatchObject({ n: 50, mended: 38, broken: 2 });
    expect(verdict.pairs!.p).toBeCloseTo(1.493e-9, 11);
  });

  test('what was good before the job already is no success of it, whatever was mended', () => {
    const told = { lately: answers(100, 4, SUCCESS - 200 * 60_000), reasked: reasked(60, () => false) };
    expect(judge(told, { ...reasking, now: END })).toMatchObject({
      outcome: 'inconclusive',
      detail: 'recovered_cause_not_shown',
      pairs: { mended: 40 },
    });
  });

  test('fewer than fifty pairs, or as many broken as mended, show nothing', () => {
    const few = judge({ reasked: reasked(49, () => false) }, { ...reasking, now: END });
    expect(few).toMatchObject({ outcome: 'inconclusive', detail: 'recovered_cause_not_shown' });
    const worse = judge({ reasked: reasked(60, (i) => i >= 20) }, { ...reasking, now: END });
    expect(worse).toMatchObject({ outcome: 'inconclusive', pairs: { mended: 20, broken: 20 } });
  });
});
