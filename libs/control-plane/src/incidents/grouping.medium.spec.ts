import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openControlPlane } from '../open-control-plane.js';
import { makeTarget } from '../testing/make-target.js';
import { BY, onEachBackend } from '../testing/on-each-backend.js';
import { digestEvidence } from './freeze-evidence.js';
import type { NewIncident } from './incident.js';

const START = Date.parse('2026-03-01T07:00:00Z');
const at = (hour: number) => new Date(START + hour * 3_600_000);

/** An alarm of a project of its own, of a change that begins at an hour. */
const alarm = (
  project: string,
  stream: string,
  from: number,
  told: Partial<NewIncident> = {},
): NewIncident => ({
  project,
  dedupeKey: `${told.kind ?? 'drift'}:${stream}:${from}`,
  kind: 'drift',
  stream,
  encoder: 'static@1',
  since: at(from),
  openedAt: at(from + 2),
  cause: 'new_questions',
  newShare: null,
  evidence: {
    logStatistic: 9 + from,
    logAlarm: 9,
    falseIncidents: 0.1,
    windows: null,
    comparison: null,
    attribution: null,
    encoderChange: null,
  },
  ...told,
});

onEachBackend('incidents of several streams', (bench) => {
  const plane = () => bench.plane.incidents;
  let projects = 0;
  const newProject = async (): Promise<string> => {
    const id = `shop-${++projects}`;
    await bench.plane.projects.ensure({ id, name: id });
    return id;
  };
  const openAll = async (alarms: readonly NewIncident[]): Promise<void> => {
    for (const each of alarms) await plane().open(each);
  };
  const list = (project: string) => plane().list(project, {}, { limit: 20 });
  const events = async (project: string, key: string) =>
    (await plane().get(project, key))!.history.map(({ event, note }) => (note ? `${event} ${note}` : event));

  test('alarms of several streams with one cause are one incident, each with evidence of its own', async () => {
    const project = await newProject();
    await openAll(['prompt', 'retrieved', 'output'].map((stream, n) => alarm(project, stream, n)));
    const [incident, ...others] = await list(project);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ key: 'INC-1', stream: 'prompt', severity: 'warning' });
    expect(incident!.streams.map(({ stream }) => stream)).toEqual(['prompt', 'retrieved', 'output']);
    const detail = (await plane().get(project, 'INC-1'))!;
    expect(detail.evidence).toEqual(detail.streams[0]!.evidence);
    expect(detail.streams.map(({ evidence }) => evidence.logStatistic)).toEqual([9, 10, 11]);
    for (const { evidence } of detail.streams) expect(digestEvidence(evidence)).toBe(evidence.digest);
    expect(await events(project, 'INC-1')).toEqual([
      'opened',
      'stream_added retrieved',
      'stream_added output',
    ]);
  });

  test('in any order, also at once and told twice, the same alarms come to the same groups', async () => {
    const orders = [
      [0, 1, 2, 3],
      [3, 1, 0, 2],
      [2, 3, 1, 0],
    ];
    for (const order of orders) {
      const project = await newProject();
      // The third lies between the first two, which are too far apart to be one; the fourth is another matter.
      const alarms = [
        alarm(project, 'prompt', 0),
        alarm(project, 'output', 45),
        alarm(project, 'retrieved', 22),
        alarm(project, 'latency', 10, { cause: 'users_changed' }),
      ];
      await Promise.all(order.flatMap((n) => [plane().open(alarms[n]!), plane().open(alarms[n]!)]));
      const open = (await list(project)).filter(({ state }) => state === 'open');
      expect(open.map(({ streams }) => streams.map(({ stream }) => stream).toSorted()).toSorted()).toEqual([
        ['latency'],
        ['output', 'prompt', 'retrieved'],
      ]);
    }
  });

  test('an alarm that shows that two incidents are one merges the later into the earlier', async () => {
    const project = await newProject();
    await openAll([alarm(project, 'prompt', 0), alarm(project, 'output', 45, { severity: 'critical' })]);
    expect(await plane().countOpen(project)).toBe(2);
    expect(await plane().open(alarm(project, 'retrieved', 22))).toEqual({ key: 'INC-1', opened: false });
    const [first, second] = (await list(project)).toSorted((one, other) => one.number - other.number);
    expect(first).toMatchObject({ state: 'open', severity: 'critical' });
    expect(first!.streams.map(({ stream }) => stream)).toEqual(['prompt', 'output', 'retrieved']);
    expect(second).toMatchObject({ state: 'closed', resolution: 'merged', mergedInto: 'INC-1' });
    expect((await plane().get(project, 'INC-2'))!.evidence.logStatistic).toBe(54);
    expect(await plane().open(alarm(project, 'output', 45))).toEqual({ key: 'INC-1', opened: false });
    expect((await plane().restarts(project)).size).toBe(0);
  });

  test('an encoder that measures otherwise takes the drift that its vectors seemed to show', async () => {
    const project = await newProject();
    const ruler = alarm(project, 'prompt', 1, {
      kind: 'encoder_changed',
      encoder: 'app:e5~1',
      cause: 'embedding_model_changed',
    });
    const drift = ['output', 'prompt'].map((stream) =>
      alarm(project, stream, 0, { encoder: 'app:e5', cause: 'unknown' }),
    );
    await openAll([drift[0]!, ruler, drift[1]!]);
    const [incident, ...others] = await list(project);
    expect(others).toEqual([]);
    expect(incident!.streams.map(({ kind, stream }) => `${kind} ${stream}`)).toEqual([
      'drift output',
      'encoder_changed prompt',
      'drift prompt',
    ]);
  });

  test('closing starts the evidence of every stream anew, and as the new normal pins each where it began', async () => {
    const project = await newProject();
    await openAll([alarm(project, 'prompt', 0), alarm(project, 'output', 3)]);
    bench.now += 60_000;
    await plane().close(project, 'INC-1', { resolution: 'new_normal', note: 'a new shop' }, BY);
    expect(await plane().restarts(project)).toEqual(
      new Map(['prompt', 'output'].map((stream) => [stream, new Date(bench.now)])),
    );
    const { settings } = await bench.plane.driftSettings.get(project);
    expect(settings.streams).toMatchObject({
      prompt: { reference: { kind: 'since', from: at(0).toISOString() } },
      output: { reference: { kind: 'since', from: at(3).toISOString() } },
    });
    expect(await plane().open(alarm(project, 'output', 90))).toEqual({ key: 'INC-2', opened: true });
  });

  test('examples are taken out of the evidence of every stream', async () => {
    const project = await newProject();
    const example = { traceId: 't1', spanId: 's', time: at(0).toISOString(), text: 'mine' };
    const share = { value: 0.1, lo: 0.05, hi: 0.2 };
    const cluster = { terms: [], events: 1, reference: share, current: share, referenceExamples: [] };
    const told = (from: number) => {
      const { evidence } = alarm(project, 'x', from);
      const cause = { cause: 'new_questions' as const, candidates: [], remediation: null };
      const clusters = [{ ...cluster, examples: [example] }];
      const found = { looked: 1, shifted: 1, segments: [], documents: [], cause };
      return { evidence: { ...evidence, attribution: { state: 'attributed' as const, clusters, ...found } } };
    };
    await openAll([alarm(project, 'prompt', 0, told(0)), alarm(project, 'output', 1, told(1))]);
    expect(await plane().removeExamples(project, { traceIds: ['t1'] })).toBe(1);
    expect(JSON.stringify(await plane().get(project, 'INC-1'))).not.toContain('mine');
  });

  test('what closed by itself and comes back within a day is the same incident, later a new one', async () => {
    const project = await newProject();
    bench.now = at(80).getTime();
    await openAll([alarm(project, 'prompt', 0), alarm(project, 'output', 1)]);
    expect(await plane().recover(project, 'INC-1')).toBe(true);
    expect(await plane().recover(project, 'INC-1')).toBe(false);
    expect(await plane().get(project, 'INC-1')).toMatchObject({ state: 'closed', resolution: 'recovered' });
    expect(await plane().open(alarm(project, 'output', 90))).toEqual({ key: 'INC-1', opened: true });
    expect(await plane().get(project, 'INC-1')).toMatchObject({
      state: 'open',
      resolution: null,
      closedAt: null,
    });
    expect(await events(project, 'INC-1')).toEqual([
      'opened',
      'stream_added output',
      'closed',
      'reopened',
      'evidence_added',
    ]);
    await plane().recover(project, 'INC-1');
    expect(await plane().open(alarm(project, 'output', 130))).toEqual({ key: 'INC-2', opened: true });
  });

  test('put off until a time, it is told again then, once', async () => {
    const project = await newProject();
    bench.now = at(10).getTime();
    const secret = 'whsec_' + 'A'.repeat(43) + '=';
    const config = { kind: 'webhook', url: 'https://hooks.example/' } as const;
    await bench.plane.targets.create(project, makeTarget({ config, secret }), BY);
    await openAll([alarm(project, 'prompt', 0)]);
    const snooze = (until: Date | null) =>
      plane().snooze(project, 'INC-1', { until, note: 'after lunch' }, BY);
    await expect(snooze(at(9))).rejects.toMatchObject({ problem: 'bad-value' });
    await expect(snooze(at(10 + 31 * 24))).rejects.toMatchObject({ problem: 'bad-value' });
    expect(await snooze(at(12))).toMatchObject({ snoozedUntil: at(12), snoozedBy: { id: 'operator' } });
    await plane().endSnoozes();
    expect(await plane().get(project, 'INC-1')).toMatchObject({ snoozedUntil: at(12) });
    bench.now = at(12).getTime();
    const before = await bench.plane.deliveries.countWaiting();
    await Promise.all([plane().endSnoozes(), plane().endSnoozes()]);
    expect(await plane().get(project, 'INC-1')).toMatchObject({ snoozedUntil: null, snoozedBy: null });
    expect(await bench.plane.deliveries.countWaiting()).toBe(before + 1);
    expect(await events(project, 'INC-1')).toEqual(['opened', 'snoozed after lunch', 'snooze_ended']);
    await snooze(at(20));
    await snooze(null);
    expect((await events(project, 'INC-1')).slice(3)).toEqual([
      'snoozed after lunch',
      'snooze_ended after lunch',
    ]);
    await plane().close(project, 'INC-1', { resolution: 'resolved' }, BY);
    await expect(snooze(at(20))).rejects.toMatchObject({ problem: 'conflict' });
  });

  test('two processes that tell alarms of one cause at once open one incident', async () => {
    // The embedded engine belongs to one process at a time.
    if (bench.location.kind !== 'postgres') return;
    const project = await newProject();
    const other = await openControlPlane(bench.location);
    const streams = Array.from({ length: 10 }, () => `score:${randomUUID()}`);
    const opened = await Promise.all(
      streams.map((stream, n) => (n % 2 ? other : bench.plane).incidents.open(alarm(project, stream, 0))),
    );
    await other.close();
    expect(new Set(opened.map(({ key }) => key)).size).toBe(1);
    expect((await list(project))[0]!.streams).toHaveLength(10);
  });
});
