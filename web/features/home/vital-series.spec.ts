import { describe, expect, it } from 'vitest';
import { wilson } from '../../ui/estimate/wilson';
import { colorizer, errorRates, measureByGroup, type Metrics, nameOf, totalOf } from './vital-series';

const measures = (count: number, cost: number | null) => ({
  count,
  errors: 0,
  latencyP50: null,
  latencyP95: null,
  inputTokens: null,
  outputTokens: null,
  totalTokens: null,
  cost,
  costKnown: cost === null ? 0 : count,
});
const series = (key: string | null, cost: number | null, other = false): Metrics['series'][number] => ({
  key,
  other,
  total: measures(10, cost),
  errorRate: wilson(1, 10),
  points: [{ ...measures(10, cost), time: '2026-01-01T00:00:00.000Z', errorRate: wilson(1, 10) }],
});
const metrics = (...all: Metrics['series']): Metrics => ({
  of: 'traces',
  from: '',
  to: '',
  bucketSeconds: 60,
  timeZone: 'UTC',
  series: all,
});
const names = { other: 'others', none: 'without' };

describe('the series of Home', () => {
  it('leave out a model without any known cost instead of drawing it as free', () => {
    const drawn = measureByGroup(metrics(series('a', 2), series('b', null)), names, ({ cost }) => cost);
    expect(drawn.map(({ name }) => name)).toEqual(['a']);
  });

  it('name the rest and the traces without a value', () => {
    expect([series('a', 1), series('', 1), series(null, 1, true)].map((each) => nameOf(each, names))).toEqual(
      ['a', 'without', 'others'],
    );
  });

  it('keep the interval of every failure rate', () => {
    const [rate] = errorRates(metrics(series('a', 1)), () => 'failed');
    const { lo, hi } = wilson(1, 10);
    expect(rate).toMatchObject({ name: 'failed', points: [{ value: 0.1, lo, hi }] });
  });

  it('have one colour for each name in all charts', () => {
    const color = colorizer([metrics(series('b', 1), series('a', 1)), metrics(series('a', 1))], [names]);
    const of = (name: string) => color({ name, points: [] }).color;
    expect([of('a'), of('b'), of('others'), of('without')]).toEqual([0, 1, 'rest', 'rest']);
  });

  it('sum what is known, and know nothing where nothing is', () => {
    expect(totalOf(metrics(series('a', 2), series('b', null)), ({ cost }) => cost)).toBe(2);
    expect(totalOf(metrics(series('b', null)), ({ cost }) => cost)).toBeNull();
  });
});
