import { describe, expect, it } from 'vitest';
import { wilson } from '../../ui/estimate/wilson';
import { judge, silentShareOf, type WindowFacts } from './verdict';

const facts = (failed: number, count: number, more: Partial<WindowFacts> = {}): WindowFacts => ({
  count,
  errorRate: count > 0 ? wilson(failed, count) : null,
  latencyP95: 100,
  silentShare: 0,
  ...more,
});
const keyOf = (now: WindowFacts, before: WindowFacts) => judge(now, before).key;

describe('the verdict of Home', () => {
  it('says that nothing arrived instead of calling silence healthy', () => {
    expect(keyOf(facts(0, 0), facts(100, 1000))).toBe('home.verdict.nothing');
  });

  it('reports a rise or fall of errors only when the interval of the difference excludes zero', () => {
    expect(keyOf(facts(60, 1000), facts(20, 1000))).toBe('home.verdict.errorsRose');
    expect(keyOf(facts(28, 1000), facts(20, 1000))).toBe('home.verdict.steady');
    expect(keyOf(facts(20, 1000), facts(60, 1000))).toBe('home.verdict.errorsFell');
  });

  it('does not judge a handful of traces, nor compare with one', () => {
    expect(keyOf(facts(9, 10), facts(20, 1000))).toBe('home.verdict.tooFew');
    expect(keyOf(facts(20, 1000), facts(0, 3))).toBe('home.verdict.noBefore');
  });

  it('notices that traces stopped before it compares errors', () => {
    expect(keyOf(facts(20, 1000, { silentShare: 0.4 }), facts(20, 1000))).toBe('home.verdict.stopped');
    expect(keyOf(facts(20, 1000, { silentShare: 0.1 }), facts(20, 1000))).toBe('home.verdict.steady');
  });

  it('claims nothing of a slower answer, which has no interval', () => {
    expect(keyOf(facts(20, 1000, { latencyP95: 9000 }), facts(20, 1000))).toBe('home.verdict.steady');
  });
});

describe('the silent share of a window', () => {
  it.each([
    [[0, 10, 20], 0.7],
    [[90], 0],
    [[95], 0],
    [[], 1],
  ])('with buckets at %j of 10 in 100 is %d', (starts, share) => {
    expect(silentShareOf(starts, 10, { from: 0, to: 100 })).toBeCloseTo(share, 10);
  });
});
