import type { Estimate } from '@almenara/contract';
import { describe, expect, it } from 'vitest';
import { judge } from './verdict';

const rate = (value: number, lo: number, hi: number, n = 1000): Estimate => ({
  value,
  lo,
  hi,
  n,
  level: 0.95,
  unit: 'rate',
  method: 'wilson',
});
const facts = (errorRate: Estimate | null, count = 1000) => ({ count, errorRate, latencyP95: 100 });

describe('the verdict of Home', () => {
  it('says that nothing arrived instead of calling silence healthy', () => {
    expect(judge(facts(null, 0), facts(rate(0.1, 0.08, 0.12))).key).toBe('home.verdict.nothing');
  });

  it('reports a rise or fall of errors only when the intervals are apart', () => {
    const before = facts(rate(0.02, 0.01, 0.03));
    expect(judge(facts(rate(0.06, 0.05, 0.07)), before).key).toBe('home.verdict.errorsRose');
    expect(judge(facts(rate(0.035, 0.025, 0.045)), before).key).toBe('home.verdict.steady');
    expect(judge(before, facts(rate(0.06, 0.05, 0.07))).key).toBe('home.verdict.errorsFell');
  });

  it('does not judge a handful of traces', () => {
    const few = { ...facts(rate(0.9, 0.6, 0.99, 10)), count: 10 };
    expect(judge(few, facts(rate(0.02, 0.01, 0.03))).key).toBe('home.verdict.tooFew');
  });
});
