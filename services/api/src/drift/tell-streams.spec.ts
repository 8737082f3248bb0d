import type { DriftSettings } from '@almenara/contract';
import type { JudgedHour, SketchedStream } from '@almenara/trace-store';
import { expect, test } from 'vitest';
import { type StreamsTold, tellStreams } from './tell-streams.js';

const now = Date.parse('2026-03-10T00:30:00Z');
const settings: DriftSettings = { falseIncidents: 0.1, streams: {}, endpoint: null, providerCanaries: null };

const sketched = (told: Partial<SketchedStream> = {}): SketchedStream => ({
  stream: 'latency',
  encoder: '',
  events: 1000,
  sampledShare: 1,
  hours: 216,
  firstHour: '2026-03-01T00:00:00Z',
  lastHour: '2026-03-10T00:00:00Z',
  allEvents: 9000,
  ...told,
});

const judged = (hour: number, told: Partial<JudgedHour> = {}): JudgedHour => ({
  stream: 'latency',
  encoder: '',
  hour: `2026-03-09T${String(hour).padStart(2, '0')}:00:00Z`,
  judgedAt: `2026-03-09T${String(hour + 1).padStart(2, '0')}:15:00Z`,
  state: 'judged',
  events: 40,
  logEvidence: 0,
  logStatistic: 1,
  logAlarm: 9,
  effect: null,
  effectLow: null,
  effectHigh: null,
  since: null,
  alarm: false,
  restarted: false,
  ...told,
});

const tell = (told: Partial<StreamsTold> = {}) =>
  tellStreams({
    sketched: [sketched()],
    judged: [judged(1)],
    languages: [],
    settings,
    incidents: [],
    delayHours: () => 5,
    now,
    ...told,
  });

test.each([
  ['judged and below its line', 'quiet', {}],
  ['above its line', 'drifting', { judged: [judged(1, { logStatistic: 9 })] }],
  ['judged before but with too few events of late', 'insufficient', { sketched: [sketched({ events: 10 })] }],
  ['without enough past', 'learning', { judged: [judged(1, { state: 'reference-hours' })] }],
  ['never judged', 'learning', { judged: [] }],
  ['old enough and not judged', 'insufficient', { judged: [judged(1, { state: 'reference-bags' })] }],
  ['switched off', 'off', { settings: { ...settings, streams: { latency: { enabled: false, weight: 1 } } } }],
  [
    'of an open incident, whatever its evidence is now',
    'drifting',
    { incidents: [{ key: 'INC-1', stream: 'latency', openedAt: 'x', since: null, newShare: null }] },
  ],
] satisfies [string, string, Partial<StreamsTold>][])('a stream %s is %s', (_, state, told) => {
  expect(tell(told)[0]!.state).toBe(state);
});

test('an alarm was noticed when its first hour was judged, of those since the evidence began anew', () => {
  const hours = [
    judged(1, { alarm: true, logStatistic: 9, since: 'before' }),
    judged(2, { restarted: true }),
    judged(3, { alarm: true, logStatistic: 9, since: '2026-03-09T02:00:00Z' }),
    judged(4, { logStatistic: 10, since: '2026-03-09T01:00:00Z' }),
  ];
  expect(tell({ judged: hours })[0]).toMatchObject({
    since: '2026-03-09T02:00:00Z',
    noticedAt: '2026-03-09T04:15:00Z',
  });
});

test('what is short is told with how long it takes; too few events do not come by waiting', () => {
  const young = sketched({ firstHour: '2026-03-08T00:00:00Z' });
  expect(tell({ sketched: [young], judged: [] })[0]).toMatchObject({
    missing: [{ what: 'referenceBlocks', have: 48, need: 168 }],
    hoursToGo: 120,
  });
  expect(tell({ sketched: [sketched({ events: 10 })] })[0]).toMatchObject({
    missing: [{ what: 'currentEvents', have: 10, need: 200 }],
    hoursToGo: null,
  });
});

test('the worst come first, and of one state those nearest to their line', () => {
  const streams = ['cost', 'latency', 'output_tokens', 'input_tokens'];
  const items = tell({
    sketched: streams.map((stream) => sketched({ stream })),
    judged: [
      judged(1, { stream: 'cost', logStatistic: 1 }),
      judged(1, { stream: 'latency', logStatistic: 5 }),
      judged(1, { stream: 'output_tokens', logStatistic: 12 }),
    ],
  });
  expect(items.map(({ stream }) => stream)).toEqual(['output_tokens', 'latency', 'cost', 'input_tokens']);
});

test('a stream whose encoder changed is told in the space of its newest events', () => {
  const [item] = tell({
    sketched: [
      sketched({ stream: 'prompt', encoder: 'old@1', lastHour: '2026-03-05T00:00:00Z' }),
      sketched({ stream: 'prompt', encoder: 'new@2' }),
    ],
  });
  expect(item).toMatchObject({ encoder: 'new@2', judgedHour: null });
});

test('the share of unread texts counts those whose language is known and not the encoder’s', () => {
  const texts = (language: string, count: number) => ({
    stream: 'prompt',
    encoder: 'static256@1',
    language,
    texts: count,
  });
  const [item] = tell({
    sketched: [sketched({ stream: 'prompt', encoder: 'static256@1' })],
    languages: [texts('en', 60), texts('es', 30), texts('', 10), { ...texts('fr', 99), stream: 'output' }],
  });
  expect(item!.unreadShare).toBeCloseTo(0.3, 12);
});
