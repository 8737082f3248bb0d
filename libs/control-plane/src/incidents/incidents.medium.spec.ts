import { randomUUID } from 'node:crypto';
import { incidentEvidenceSchema } from '@almenara/contract';
import { expect, test } from 'vitest';
import { openControlPlane } from '../open-control-plane.js';
import { BY, onEachBackend } from '../testing/on-each-backend.js';
import { digestEvidence } from './freeze-evidence.js';
import type { NewIncident } from './incident.js';

const SINCE = new Date('2026-03-01T07:00:00Z');
const OPENED = new Date('2026-03-01T09:15:00Z');
const example = (traceId: string, text = 'a question') => ({
  traceId,
  spanId: 's',
  time: '2026-03-01T08:00:00.000Z',
  text,
});
const evidence = (texts: string[] = ['a question']): NewIncident['evidence'] => {
  const share = { value: 0.1, lo: 0.05, hi: 0.2 };
  const examples = texts.map((text, n) => example(`t${n + 1}`, text));
  const clusters = [
    {
      terms: ['refund'],
      events: 9,
      reference: share,
      current: share,
      examples,
      referenceExamples: [example('old')],
    },
  ];
  const cause = { cause: 'new_questions' as const, candidates: [], remediation: null };
  return {
    logStatistic: 9.9,
    logAlarm: 9.5,
    falseIncidents: 0.1,
    windows: null,
    comparison: null,
    attribution: {
      state: 'attributed',
      looked: 100,
      shifted: 20,
      clusters,
      segments: [],
      documents: [],
      cause,
    },
    encoderChange: null,
  };
};
/** An alarm on a stream of its own. */
const alarm = (told: Partial<NewIncident> = {}): NewIncident => ({
  project: 'shop',
  dedupeKey: randomUUID(),
  kind: 'drift',
  stream: `score:${randomUUID()}`,
  encoder: null,
  since: SINCE,
  openedAt: OPENED,
  // A named one would make it one with the others.
  cause: 'unknown',
  newShare: { value: 0.06, lo: 0.03, hi: 0.09 },
  evidence: evidence(),
  ...told,
});

onEachBackend('incidents', (bench) => {
  const plane = () => bench.plane.incidents;
  const eventsOf = async (key: string) => (await plane().get('shop', key))!.history.map(({ event }) => event);

  test('an alarm that is told again, by whichever monitor and however late, is the same incident', async () => {
    const told = alarm();
    const opened = await Promise.all(Array.from({ length: 8 }, () => plane().open(told)));
    expect(new Set(opened.map(({ key }) => key)).size).toBe(1);
    expect(opened.filter(({ opened: first }) => first)).toHaveLength(1);
    const { key } = opened[0]!;
    await plane().close('shop', key, { resolution: 'resolved' }, BY);
    expect(await plane().open(told)).toEqual({ key, opened: false });
    expect(await eventsOf(key)).toEqual(['opened', 'closed']);
  });

  test('while an incident is open for a stream, other alarms of the kind become events of it, each once', async () => {
    const stream = 'score:one_open';
    const alarms = Array.from({ length: 8 }, () => alarm({ stream }));
    const opened = await Promise.all(alarms.map((each) => plane().open(each)));
    expect(new Set(opened.map(({ key }) => key)).size).toBe(1);
    expect(opened.filter(({ opened: first }) => first)).toHaveLength(1);
    await Promise.all(alarms.map((each) => plane().open(each)));
    const { key } = opened[0]!;
    expect(await eventsOf(key)).toEqual(['opened', ...Array.from({ length: 7 }, () => 'evidence_added')]);
    const other = await plane().open(alarm({ stream, kind: 'encoder_changed' }));
    expect(other).toMatchObject({ opened: true });
    await plane().close('shop', key, { resolution: 'false_alarm' }, BY);
    expect(await plane().open(alarm({ stream }))).toMatchObject({ opened: true });
  });

  test('closing and a further alarm at the same moment leave one open incident or none, and lose no alarm', async () => {
    for (let round = 0; round < 5; round++) {
      const stream = `score:${randomUUID()}`;
      const first = await plane().open(alarm({ stream }));
      const [, second] = await Promise.all([
        plane().close('shop', first.key, { resolution: 'resolved' }, BY),
        plane().open(alarm({ stream })),
      ]);
      const { state, history } = (await plane().get('shop', second.key))!;
      if (second.opened) expect(state).toBe('open');
      else expect(history.map(({ event }) => event)).toContain('evidence_added');
    }
  });

  test('numbers count within each project, without gaps', async () => {
    const keys: string[] = [];
    for (let n = 0; n < 3; n++) keys.push((await plane().open(alarm({ project: 'rival' }))).key);
    expect(keys).toEqual(['INC-1', 'INC-2', 'INC-3']);
    expect(await plane().get('rival', 'INC-4')).toBeUndefined();
    for (const nonsense of ['INC-0', 'INC-', '1', 'INC-1 OR 1=1']) {
      expect(await plane().get('rival', nonsense)).toBeUndefined();
    }
    await expect(plane().open(alarm({ project: 'nowhere' }))).rejects.toMatchObject({
      problem: 'unknown-project',
    });
  });

  test('evidence is kept as it was told, with a digest that whoever has the answer can compute', async () => {
    const { key } = await plane().open(alarm());
    const { evidence: kept } = (await plane().get('shop', key))!;
    expect(kept).toMatchObject({ ...evidence(), frozenAt: OPENED.toISOString() });
    expect(digestEvidence(incidentEvidenceSchema.parse(kept))).toBe(kept.digest);
    await plane().acknowledge('shop', key, 'mine', BY);
    await plane().close('shop', key, { resolution: 'resolved' }, BY);
    expect((await plane().get('shop', key))!.evidence).toEqual(kept);
  });

  test('characters that the database cannot keep do not lose the alarm', async () => {
    const { key } = await plane().open(alarm({ evidence: evidence(['a\0b', 'half \ud800']) }));
    const { evidence: kept } = (await plane().get('shop', key))!;
    expect(kept.attribution!.clusters[0]!.examples.map(({ text }) => text)).toEqual([
      'a\ufffdb',
      'half \ufffd',
    ]);
    expect(digestEvidence(kept)).toBe(kept.digest);
  });

  test('the list has open ones first, then the newest, and pages through all of them once', async () => {
    const { key } = await plane().open(alarm());
    await plane().close('shop', key, { resolution: 'resolved' }, BY);
    const all = await plane().list('shop', {}, { limit: 1000 });
    const states = all.map(({ state }) => state);
    expect(states.indexOf('closed')).toBe(states.lastIndexOf('open') + 1);
    const paged: string[] = [];
    for (let before; ;) {
      const page = await plane().list('shop', {}, { limit: 2, before });
      paged.push(...page.map((incident) => incident.key));
      const last = page.at(-1);
      if (page.length < 2 || !last) break;
      before = { isOpen: last.state === 'open', number: last.number };
    }
    expect(paged).toEqual(all.map((incident) => incident.key));
    const closed = await plane().list('shop', { state: 'closed', kinds: ['drift'] }, { limit: 1000 });
    expect(new Set(closed.map(({ state }) => state))).toEqual(new Set(['closed']));
    expect(await plane().countOpen('shop')).toBe(states.filter((state) => state === 'open').length);
    expect(await plane().list('shop', { kinds: ['encoder_changed'] }, { limit: 9 })).toHaveLength(1);
  });

  test('whoever acknowledges first looks after it, and each change has one entry in the audit log', async () => {
    const { key } = await plane().open(alarm());
    const person = { kind: 'key' as const, id: randomUUID(), name: 'pager' };
    const at = (action: string, actor: typeof person | typeof BY.actor = person) => ({ actor, action });
    const [before] = await bench.plane.auditLog.list('shop', {}, { limit: 1 });
    await plane().acknowledge('shop', key, 'on it', at('acknowledgeIncident'));
    const second = await plane().acknowledge('shop', key, undefined, at('acknowledgeIncident', BY.actor));
    expect(second).toMatchObject({ acknowledgedBy: { id: `key:${person.id}`, name: 'pager' } });
    await plane().comment('shop', key, 'it is the new catalogue', at('commentIncident'));
    await plane().close('shop', key, { resolution: 'resolved', note: 'indexed' }, at('closeIncident'));
    const again = await plane().close('shop', key, { resolution: 'resolved' }, at('closeIncident'));
    expect(again!.history.map(({ event, note }) => [event, note])).toEqual([
      ['opened', null],
      ['acknowledged', 'on it'],
      ['commented', 'it is the new catalogue'],
      ['closed', 'indexed'],
    ]);
    await expect(plane().close('shop', key, { resolution: 'false_alarm' }, BY)).rejects.toMatchObject({
      problem: 'conflict',
    });
    const { key: closed } = await plane().open(alarm());
    await plane().close('shop', closed, { resolution: 'recovered' }, BY);
    await expect(plane().acknowledge('shop', closed, undefined, BY)).rejects.toMatchObject({
      problem: 'conflict',
    });
    const entries = await bench.plane.auditLog.list('shop', {}, { limit: 9 });
    expect(
      entries.filter(({ seq }) => seq > before!.seq).map(({ action, target }) => [action, target]),
    ).toEqual([
      ['test', closed],
      ['closeIncident', key],
      ['commentIncident', key],
      ['acknowledgeIncident', key],
    ]);
    expect(JSON.stringify(entries)).not.toContain('catalogue');
    expect(await plane().acknowledge('rival', closed, undefined, BY)).toBeUndefined();
  });

  test('as the new normal, what is since its beginning becomes the reference of its stream', async () => {
    const { key } = await plane().open(alarm({ stream: 'prompt' }));
    await expect(
      plane().close('shop', key, { resolution: 'new_normal', note: ' ' }, BY),
    ).rejects.toMatchObject({
      problem: 'bad-value',
    });
    const wanted = {
      falseIncidents: 1,
      streams: { prompt: { enabled: true, weight: 3 } },
      endpoint: null,
      providerCanaries: null,
    };
    await bench.plane.driftSettings.set('shop', wanted, {}, BY);
    await plane().close('shop', key, { resolution: 'new_normal', note: 'a new market' }, BY);
    expect((await bench.plane.driftSettings.get('shop')).settings).toEqual({
      ...wanted,
      streams: {
        prompt: { enabled: true, weight: 3, reference: { kind: 'since', from: SINCE.toISOString() } },
      },
    });
    const [entry] = await bench.plane.auditLog.list('shop', {}, { limit: 1 });
    expect(entry!.after).toMatchObject({ resolution: 'new_normal', referenceSince: SINCE.toISOString() });
    expect((await bench.plane.driftSettings.get('rival')).settings.streams).toEqual({});
  });

  test('evidence of a stream counts again from its last closing', async () => {
    const stream = 'score:restarted';
    for (let n = 0; n < 2; n++) {
      bench.now += 60_000;
      const { key } = await plane().open(alarm({ stream }));
      await plane().close('shop', key, { resolution: 'false_alarm' }, BY);
    }
    const { key } = await plane().open(alarm({ stream: 'score:still_open' }));
    const restarts = await plane().restarts('shop');
    expect(restarts.get(stream)).toEqual(new Date(bench.now));
    expect(restarts.has('score:still_open')).toBe(false);
    expect((await plane().restarts('rival')).size).toBe(0);
    await plane().close('shop', key, { resolution: 'resolved' }, BY);
  });

  test('examples of erased traces go out of frozen evidence, and the evidence says so', async () => {
    const { key } = await plane().open(alarm({ evidence: evidence(['one', 'two', 'three']) }));
    const before = (await plane().get('shop', key))!.evidence;
    expect(await plane().removeExamples('rival', { traceIds: ['t2'] })).toBe(0);
    await plane().removeExamples('shop', { traceIds: ['t2', 'old', 'unknown'] });
    const { evidence: after } = (await plane().get('shop', key))!;
    expect(after.attribution!.clusters[0]!.examples.map(({ text }) => text)).toEqual(['one', 'three']);
    expect(after).toMatchObject({ digest: before.digest, removedExamples: 2 });
    expect(await plane().removeExamples('shop', { traceIds: ['t2'] })).toBe(0);
    await plane().removeExamples('shop', { before: new Date('2026-03-02T00:00:00Z') });
    expect((await plane().get('shop', key))!.evidence).toMatchObject({ removedExamples: 4 });
  });

  test('two processes that open at once agree', async () => {
    // The embedded engine belongs to one process at a time.
    if (bench.location.kind !== 'postgres') return;
    const other = await openControlPlane(bench.location);
    const stream = 'score:two_processes';
    const opened = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 ? other : bench.plane).incidents.open(alarm({ stream }))),
    );
    await other.close();
    expect(new Set(opened.map(({ key }) => key)).size).toBe(1);
    expect(opened.filter(({ opened: first }) => first)).toHaveLength(1);
  });
});
