import type { MonitorBacktest } from '@almenara/contract';
import { expect, test } from 'vitest';
import {
  countOverlaps,
  daysLookedAt,
  doubtsOf,
  medianAnswers,
  overlapOf,
  prepareBacktest,
} from './prepare-backtest';

type Window = MonitorBacktest['windows'][number];

const START = Date.parse('2026-03-01T00:00:00Z');
const HOUR = 3_600_000;
const at = (hours: number) => new Date(START + hours * HOUR).toISOString();
const window = (hour: number, told: Partial<Window> = {}): Window => ({
  at: at(hour),
  value: 0.1,
  lo: 0.05,
  hi: 0.2,
  n: 100,
  outcome: 'quiet',
  why: 'within_limit',
  opened: false,
  logStatistic: null,
  logAlarm: null,
  ...told,
});
const fire = (from: number, resolutions: (string | null)[] = []): MonitorBacktest['fires'][number] => ({
  from: at(from),
  to: at(from + 1),
  since: null,
  incidents: resolutions.map((resolution, index) => ({ key: `INC-${index + 1}`, resolution })),
});
const ABOVE = {
  windowMinutes: 60,
  detector: { kind: 'bound', side: 'above', limit: 0.15, minimum: 50 },
} as const;

test('values have their intervals; what was too little to be judged is a gap and no zero', () => {
  const windows = [
    window(0),
    window(1, { value: 1, n: 2, outcome: 'insufficient' }),
    window(2, { value: null, lo: null, hi: null, n: 0, outcome: 'no_data' }),
    window(3, { value: 0.4, lo: 0.3, hi: 0.5, outcome: 'alarm', opened: true }),
    window(4, { outcome: 'recovered' }),
  ];
  const drawn = prepareBacktest({ from: at(0), to: at(5), windows, fires: [fire(3)] }, ABOVE);
  expect(drawn.values.map(({ value }) => value)).toEqual([0.1, null, null, 0.4, 0.1]);
  expect(drawn.values[3]).toEqual({ time: START + 3 * HOUR, value: 0.4, lo: 0.3, hi: 0.5 });
  expect(drawn).toMatchObject({ limit: 0.15, evidence: null, perPoint: 1, marks: [START + 3 * HOUR] });
  expect(drawn.strip).toEqual([
    { from: at(0), to: at(1), outcome: 'quiet' },
    { from: at(1), to: at(2), outcome: 'insufficient' },
    { from: at(2), to: at(3), outcome: 'no_data' },
    { from: at(3), to: at(4), outcome: 'alarm' },
    { from: at(4), to: at(5), outcome: 'quiet' },
  ]);
});

test('of more windows than points the one nearest to an alarm is drawn, whichever side the rule is on', () => {
  const minutes = (index: number) => index / 12;
  const windows = Array.from({ length: 1440 }, (_, index) => window(minutes(index), { value: index % 2 }));
  const range = { from: at(0), to: at(120), windows, fires: [fire(minutes(3))] };
  const high = prepareBacktest(range, { ...ABOVE, windowMinutes: 5 });
  expect(high).toMatchObject({ perPoint: 4, bucketMs: 1_200_000, marks: [START] });
  expect(high.values).toHaveLength(360);
  expect(high.values.every(({ value }) => value === 1)).toBe(true);
  const below = { ...ABOVE.detector, side: 'below' } as const;
  const low = prepareBacktest(range, { windowMinutes: 5, detector: below });
  expect(low.values.every(({ value }) => value === 0)).toBe(true);
});

test('a change has its evidence beside, on the log scale from where nothing speaks for one', () => {
  const detector = { kind: 'change', side: 'up', reference: 'trailing', weight: 1 } as const;
  const windows = [
    window(0, { logStatistic: -2, logAlarm: 9 }),
    window(1, { logStatistic: 4, logAlarm: 9.5 }),
  ];
  const { evidence, limit } = prepareBacktest(
    { from: at(0), to: at(2), windows, fires: [] },
    { windowMinutes: 60, detector },
  );
  expect(limit).toBeNull();
  expect(evidence).toEqual({
    alarm: 9.5,
    points: [
      { time: START, value: 0 },
      { time: START + HOUR, value: 4 },
    ],
  });
});

test('a fire is real or noise by how people closed what it overlaps', () => {
  expect(overlapOf(fire(0))).toBe('none');
  expect(overlapOf(fire(0, ['false_alarm', 'resolved']))).toBe('real');
  expect(overlapOf(fire(0, ['false_alarm', null]))).toBe('false_alarm');
  expect(overlapOf(fire(0, [null]))).toBe('undecided');
  expect(countOverlaps([fire(0), fire(1, ['new_normal']), fire(2)])).toEqual({
    real: 1,
    false_alarm: 0,
    undecided: 0,
    none: 2,
  });
});

test('many fires and a short history ask before a monitor is enabled', () => {
  const backtest = (first: number, fires: number) =>
    ({
      to: at(30 * 24),
      windows: [window(0, { n: 0 }), window(first)],
      fires: Array.from({ length: fires }, (_, index) => fire(index)),
    }) as unknown as MonitorBacktest;
  expect(doubtsOf(backtest(1, 4))).toEqual([]);
  expect(doubtsOf(backtest(1, 5))).toEqual(['many_fires']);
  expect(doubtsOf(backtest(21 * 24, 0))).toEqual(['short_history']);
  expect(daysLookedAt(backtest(21 * 24, 0))).toBe(9);
  expect(daysLookedAt({ windows: [], to: at(1) })).toBe(0);
});

test('the answers of a usual window are the median of those with any', () => {
  expect(medianAnswers([window(0, { n: 0 }), window(1, { n: 3 }), window(2, { n: 90 })])).toBe(3);
  expect(medianAnswers([window(0, { n: 0 })])).toBeNull();
});
