import type { NewIncident } from '@almenara/control-plane';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engines, openEngines } from '../testing/open-engines.js';
import { QUIET_HOURS } from './is-quiet.js';
import { createRecoveryDuty } from './recovery-duty.js';

const HOUR_MS = 3_600_000;
const ALARM = Date.parse('2026-03-01T09:00:00Z');
const now = ALARM + 100 * HOUR_MS;
const { signal } = new AbortController();
let engines: Engines;

beforeAll(async () => {
  engines = await openEngines({ clock: () => now });
  await engines.controlPlane.projects.ensure({ id: 'shop', name: 'Shop' });
});
afterAll(() => engines.remove());

const alarm = (stream: string, kind: NewIncident['kind'] = 'drift'): NewIncident => ({
  project: 'shop',
  dedupeKey: `${kind} ${stream}`,
  kind,
  stream,
  encoder: 'e',
  since: new Date(ALARM - HOUR_MS),
  openedAt: new Date(ALARM),
  cause: stream.startsWith('score:') ? 'unknown' : 'new_questions',
  newShare: null,
  evidence: {
    logStatistic: 9.9,
    logAlarm: 9.5,
    falseIncidents: 0.1,
    windows: null,
    comparison: null,
    attribution: null,
    encoderChange: null,
  },
});

const judge = (stream: string, from: number, to: number, logEvidence = -0.1, encoder = 'e') =>
  engines.store.insert(
    'almenara.judged_hours',
    Array.from({ length: to - from }, (_, index) => ({
      project: 'shop',
      stream,
      encoder,
      hour: new Date(ALARM + (from + index) * HOUR_MS).toISOString().slice(0, 19).replace('T', ' '),
      version: 1,
      judged_at: '2026-03-05 00:00:00.000',
      state: 'judged',
      events: 9,
      log_evidence: logEvidence,
      log_statistic: 0,
      log_alarm: 9.5,
      effect: null,
      effect_low: null,
      effect_high: null,
      since: null,
      alarm: 0,
      restarted: 0,
      bags: [],
      counts: [],
      sums: [],
    })),
  );

/** As two monitors that do it at once. */
const run = async (): Promise<void> => {
  const duty = () =>
    createRecoveryDuty({ ...engines, registry: new Registry(), gatewayUrl: () => '', now: () => now });
  await Promise.all([duty().run({ data: {}, signal }), duty().run({ data: {}, signal })]);
};
const read = async (key: string) => {
  const { state, resolution, history } = (await engines.controlPlane.incidents.get('shop', key))!;
  return [state, resolution, history.filter(({ event }) => event === 'closed').length];
};

test('an incident recovers when all its streams were quiet for long enough, and not before', async () => {
  const { incidents } = engines.controlPlane;
  const { key } = await incidents.open(alarm('prompt'));
  expect((await incidents.open(alarm('output'))).key).toBe(key);
  await judge('prompt', 0, QUIET_HOURS);
  await judge('output', 0, QUIET_HOURS - 1);
  // Of another space, which is none of its streams.
  await judge('output', 0, QUIET_HOURS, -0.1, 'other');
  await run();
  expect(await read(key)).toEqual(['open', null, 0]);
  await judge('output', QUIET_HOURS - 1, QUIET_HOURS);
  await run();
  expect(await read(key)).toEqual(['closed', 'recovered', 1]);
});

test('evidence that goes on keeps it open, and an encoder does not recover by itself', async () => {
  const { incidents } = engines.controlPlane;
  const drift = await incidents.open(alarm('score:groundedness'));
  await judge('score:groundedness', 0, QUIET_HOURS, 0.2);
  const ruler = await incidents.open({ ...alarm('score:other', 'encoder_changed'), encoder: 'x~1' });
  await judge('score:other', 0, QUIET_HOURS);
  await run();
  expect(await read(drift.key)).toEqual(['open', null, 0]);
  expect(await read(ruler.key)).toEqual(['open', null, 0]);
});
