import { randomUUID } from 'node:crypto';
import { DEFAULT_MONITORS, type MonitorDefinition } from '@almenara/contract';
import { DEFAULT_DEFINITIONS, type Decision, type Observation } from '@almenara/monitors';
import { expect, test } from 'vitest';
import { BY, onEachBackend } from '../testing/on-each-backend.js';
import { measuredBy } from './monitor.js';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-01T00:00:00Z');
const definition: MonitorDefinition = {
  ...DEFAULT_DEFINITIONS.error_rate,
  detector: { kind: 'bound', side: 'above', limit: 0.1, minimum: 50 },
};
const observation = (hour: number): Observation => ({
  window: START + hour * HOUR,
  n: 100,
  users: 60,
  value: 0.2,
  low: 0.13,
  high: 0.29,
  unit: 'rate',
  threshold: null,
  muted: false,
  restart: null,
});
const decision = (told: Partial<Decision> = {}): Decision => ({
  outcome: 'quiet',
  why: 'within_limit',
  opened: false,
  retold: false,
  alarmFrom: null,
  evidence: null,
  ...told,
});

onEachBackend('monitors', (bench) => {
  const monitors = () => bench.plane.monitors;
  const seen = () => bench.plane.monitorObservations;

  test('every project has the defaults, enabled, until it changes them', async () => {
    const listed = await monitors().list('rival');
    expect(listed.map(({ id }) => id)).toEqual([...DEFAULT_MONITORS]);
    expect(listed.every(({ enabled, version, isDefault }) => enabled && version === 1 && isDefault)).toBe(
      true,
    );
    await monitors().setEnabled('rival', 'no_data', 1, false, BY);
    expect(await monitors().remove('rival', 'dead_letters', BY)).toBe(true);
    const after = await monitors().list('rival');
    expect(after.find(({ id }) => id === 'no_data')!.enabled).toBe(false);
    expect(after.map(({ id }) => id)).not.toContain('dead_letters');
    expect(await monitors().get('rival', 'dead_letters')).toBeUndefined();
    expect(await monitors().list('nowhere')).toEqual([]);
  });

  test('a changed definition is a new version that is not enabled before it was backtested itself', async () => {
    const { id } = await monitors().create('shop', { name: 'Errors', definition }, BY);
    await expect(monitors().setEnabled('shop', id, 1, true, BY)).rejects.toMatchObject({
      problem: 'conflict',
    });
    await monitors().markTested('shop', id, 1, new Date());
    expect(await monitors().setEnabled('shop', id, 1, true, BY)).toMatchObject({ enabled: true });
    const changed = await monitors().change(
      'shop',
      id,
      { name: 'Errors', definition: { ...definition, recoverAfter: 5 } },
      BY,
    );
    expect(changed).toMatchObject({ version: 2, enabled: false, testedVersion: 1 });
    await monitors().markTested('shop', id, 1, new Date());
    await expect(monitors().setEnabled('shop', id, 2, true, BY)).rejects.toMatchObject({
      problem: 'conflict',
    });
    await expect(monitors().setEnabled('shop', id, 1, true, BY)).rejects.toMatchObject({
      problem: 'conflict',
    });
    expect((await monitors().versions('shop', id)).map(({ version }) => version)).toEqual([2, 1]);
    const renamed = await monitors().change(
      'shop',
      id,
      { name: 'Failures', definition: { ...definition, recoverAfter: 5 } },
      BY,
    );
    expect(renamed).toMatchObject({ name: 'Failures', version: 2 });
  });

  test('no change goes to another project', async () => {
    const { id } = await monitors().create('shop', { name: 'Errors', definition }, BY);
    expect(await monitors().get('rival', id)).toBeUndefined();
    expect(await monitors().mute('rival', id, new Date(), BY)).toBeUndefined();
    expect(await monitors().remove('rival', id, BY)).toBe(false);
    expect(await monitors().get('shop', id)).toMatchObject({ mutedUntil: null });
  });

  test('of a window the first word holds, whoever comes later', async () => {
    const place = { monitor: randomUUID(), version: 1 };
    const said = { observation: observation(0), decision: decision(), tell: null };
    expect(await seen().add('shop', place, 'm', [said])).toBe(true);
    const other = { ...said, decision: decision({ outcome: 'alarm' }) };
    const later = { ...said, observation: observation(1) };
    expect(await seen().add('shop', place, 'm', [other, later])).toBe(false);
    const kept = await seen().list('shop', place, { from: START, to: START + 9 * HOUR });
    expect(kept).toEqual([said, later]);
    expect(await seen().findNewest('shop', place)).toBe(START + HOUR);
    expect(await seen().findNewest('rival', place)).toBeUndefined();
  });

  test('what is to be told stays until it was, also beyond the time that windows are kept', async () => {
    const place = { monitor: randomUUID(), version: 3 };
    const opened = {
      observation: observation(2),
      decision: decision({ opened: true }),
      tell: 'opened' as const,
    };
    await seen().add('rival', place, 'm', [
      { observation: observation(1), decision: decision(), tell: null },
      opened,
    ]);
    await seen().removeBefore('rival', START + 9 * HOUR);
    expect(await seen().listUntold('rival')).toEqual([
      { ...place, ...opened, judgedAt: new Date(bench.now) },
    ]);
    await seen().markTold('rival', place, opened.observation.window);
    expect(await seen().listUntold('rival')).toEqual([]);
    await seen().removeBefore('rival', START + 9 * HOUR);
    expect(await seen().findNewest('rival', place)).toBeUndefined();
  });

  test('figures are found again for every version that measures the same', async () => {
    const monitor = randomUUID();
    const measured = measuredBy(definition);
    expect(measuredBy({ ...definition, severity: 'critical', recoverAfter: 9 })).toBe(measured);
    expect(measuredBy({ ...definition, segment: { model: ['x'] } })).not.toBe(measured);
    await seen().add('shop', { monitor, version: 1 }, measured, [
      { observation: observation(0), decision: decision(), tell: null },
    ]);
    expect(await seen().listEstimates('shop', [monitor], START)).toMatchObject([
      { monitor, n: 100, value: 0.2, low: 0.13, high: 0.29 },
    ]);
    expect(await seen().listEstimates('shop', [], START)).toEqual([]);
    const found = await seen().listMeasured('shop', monitor, measured, { from: START, to: START + HOUR });
    expect(found.get(START)).toMatchObject({ n: 100, value: 0.2 });
    expect(await seen().listMeasured('shop', monitor, 'other', { from: START, to: START + HOUR })).toEqual(
      new Map(),
    );
  });

  test('an alarm that is over closes its own incident once, and how people closed others is its precision', async () => {
    const monitor = randomUUID();
    const stream = `monitor:${monitor}`;
    const open = async (dedupeKey: string) =>
      (
        await bench.plane.incidents.open({
          project: 'shop',
          dedupeKey,
          kind: 'monitor',
          stream,
          encoder: null,
          since: null,
          openedAt: new Date(bench.now),
          cause: 'unknown',
          newShare: null,
          evidence: {
            logStatistic: null,
            logAlarm: null,
            falseIncidents: null,
            windows: null,
            comparison: null,
            attribution: null,
            encoderChange: null,
          },
        })
      ).key;
    const incidents = () => bench.plane.monitorIncidents;
    const [a, b] = [randomUUID(), randomUUID()];
    const first = await open(a);
    expect((await incidents().open('shop')).get(monitor)).toBe(first);
    for (const _twice of [1, 2]) await incidents().remind('shop', a, `${a} again`, new Date(bench.now));
    for (const _twice of [1, 2]) await incidents().recover('shop', a, new Date(bench.now));
    const closed = (await bench.plane.incidents.get('shop', first))!;
    expect(closed).toMatchObject({ state: 'closed', resolution: 'recovered' });
    expect(closed.history.map(({ event }) => event)).toEqual(['opened', 'notified', 'closed']);
    expect((await incidents().verdicts('shop')).get(monitor)).toBeUndefined();
    expect((await incidents().closings('shop')).get(monitor)).toBeUndefined();

    bench.now += 1000;
    const second = await open(b);
    await incidents().recover('shop', a, new Date(bench.now));
    expect(await bench.plane.incidents.get('shop', second)).toMatchObject({ state: 'open' });
    await bench.plane.incidents.close('shop', second, { resolution: 'false_alarm' }, BY);
    await bench.plane.incidents.close(
      'shop',
      await open(randomUUID()),
      { resolution: 'new_normal', note: 'ours' },
      BY,
    );
    expect((await incidents().verdicts('shop')).get(monitor)).toEqual({ real: 1, falseAlarms: 1 });
    expect((await incidents().closings('shop')).get(monitor)).toEqual({
      at: bench.now,
      normalSince: bench.now,
    });
    const listed = await incidents().list('shop', monitor, 2);
    expect(listed.map(({ resolution }) => resolution)).toEqual(['new_normal', 'false_alarm']);
    expect(listed[1]!.key).toBe(second);
    expect(await incidents().list('rival', monitor, 2)).toEqual([]);
    const { settings } = await bench.plane.driftSettings.get('shop');
    expect(Object.keys(settings.streams)).not.toContain(stream);
  });
});
