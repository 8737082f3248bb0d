import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { NewIncident } from '../incidents/incident.js';
import { makeTarget } from '../testing/make-target.js';
import { arrived, failed } from '../testing/outcomes.js';
import { BY, onEachBackend } from '../testing/on-each-backend.js';

const NOTHING_SHOWN: NewIncident['evidence'] = {
  logStatistic: 9.9,
  logAlarm: 9.5,
  falseIncidents: 0.1,
  windows: null,
  comparison: null,
  attribution: null,
  encoderChange: null,
};

onEachBackend('deliveries', (bench) => {
  const secret = `whsec_${'A'.repeat(43)}=`;
  const create = (project = 'shop', url = 'https://hooks.example/a') =>
    bench.plane.targets.create(project, makeTarget({ config: { kind: 'webhook', url }, secret }), BY);
  const open = (project = 'shop') =>
    bench.plane.incidents.open({
      project,
      dedupeKey: randomUUID(),
      kind: 'drift',
      stream: `score:${randomUUID()}`,
      encoder: 'static',
      since: null,
      openedAt: new Date(bench.now),
      cause: 'unknown',
      newShare: null,
      evidence: NOTHING_SHOWN,
    });
  const claimAll = async () => {
    const claimed = [];
    for (let one; (one = await bench.plane.deliveries.claim());) claimed.push(one);
    return claimed;
  };
  afterEach(async () => {
    for (const project of ['shop', 'rival']) {
      for (const { id } of await bench.plane.targets.list(project)) {
        await bench.plane.targets.remove(project, id, BY);
      }
    }
  });

  test('each target of the project is told of an opening once, whichever monitor asks', async () => {
    await create();
    await create('shop', 'https://hooks.example/b');
    await create('rival');
    const { key } = await open();
    const claims = await Promise.all(Array.from({ length: 6 }, () => bench.plane.deliveries.claim()));
    const claimed = claims.filter((claim) => claim !== undefined);
    expect(claimed.map(({ config }) => 'url' in config && config.url).toSorted()).toEqual([
      'https://hooks.example/a',
      'https://hooks.example/b',
    ]);
    expect(claimed[0]).toMatchObject({
      project: 'shop',
      event: 'incident.opened',
      attempt: 1,
      secrets: [secret],
    });
    expect(claimed[0]!.data).toMatchObject({ key, state: 'open', encoder: 'static', cause: 'unknown' });
    expect(claimed[0]!.id).not.toBe(claimed[1]!.id);
  });

  test('what a monitor that ended had taken is taken by another, under the same id', async () => {
    await create();
    await open();
    const [first] = await claimAll();
    expect(await claimAll()).toEqual([]);
    bench.now += 60_000;
    const [second] = await claimAll();
    expect(second).toMatchObject({ id: first!.id, attempt: 2, data: first!.data });
    await bench.plane.deliveries.record(second!.id, 2, arrived);
    await bench.plane.deliveries.record(first!.id, 1, failed);
    bench.now += 3_600_000;
    expect(await claimAll()).toEqual([]);
    expect(await bench.plane.targets.list('shop')).toMatchObject([
      { lastDelivery: { state: 'delivered', status: 204 } },
    ]);
    expect((await bench.plane.deliveryLog.get('shop', first!.id))!.log).toMatchObject([
      { attempt: 1, status: 500, excerpt: 'oops' },
      { attempt: 2, status: 204, failure: null },
    ]);
  });

  test('it counts as told only after a 2xx, and that stands in the history of the incident', async () => {
    await create();
    const { key } = await open();
    const history = async () =>
      (await bench.plane.incidents.get('shop', key))!.history.map(({ event, note }) => [event, note]);
    for (let failures = 0; failures < 3; failures++) {
      const [claim] = await claimAll();
      await bench.plane.deliveries.record(claim!.id, claim!.attempt, failed);
      expect(await history()).toEqual([['opened', null]]);
      bench.now += 10 * 60_000;
    }
    const [claim] = await claimAll();
    await bench.plane.deliveries.record(claim!.id, claim!.attempt, arrived);
    expect(claim).toMatchObject({ attempt: 4 });
    expect(await history()).toEqual([
      ['opened', null],
      ['notified', 'Receiver'],
    ]);
  });

  test('a receiver that is silent for a day is given up', async () => {
    await create();
    await open();
    let attempts = 0;
    for (let minutes = 0; minutes < 26 * 60; minutes += 10) {
      for (const { id, attempt } of await claimAll()) {
        attempts++;
        await bench.plane.deliveries.record(id, attempt, { ...failed, status: null });
      }
      bench.now += 10 * 60_000;
    }
    expect(attempts).toBeGreaterThan(8);
    expect(await bench.plane.targets.list('shop')).toMatchObject([
      { lastDelivery: { state: 'failed', status: null } },
    ]);
    expect(await bench.plane.deliveries.countWaiting()).toBe(0);
  });

  test('a receiver that is gone is not told any more', async () => {
    await create();
    await open();
    await open();
    const claim = await bench.plane.deliveries.claim();
    await bench.plane.deliveries.record(claim!.id, 1, { ...failed, status: 410 });
    expect(await bench.plane.targets.list('shop')).toMatchObject([{ paused: { reason: 'gone' } }]);
    await open();
    expect(await bench.plane.deliveries.countWaiting()).toBe(0);
  });

  test('acknowledging and closing are told, with what was at that time and without what people wrote', async () => {
    await create();
    const { key } = await open();
    await bench.plane.incidents.acknowledge('shop', key, 'a private note', BY);
    await bench.plane.incidents.close('shop', key, { resolution: 'false_alarm', note: 'another' }, BY);
    const claims = await claimAll();
    const byEvent = Object.fromEntries(claims.map(({ event, data }) => [event, data]));
    expect(byEvent['incident.opened']).toMatchObject({ state: 'open', acknowledgedAt: null, closedAt: null });
    expect(byEvent['incident.acknowledged']).toMatchObject({ state: 'open', closedAt: null });
    expect(byEvent['incident.closed']).toMatchObject({ state: 'closed', resolution: 'false_alarm' });
    expect(JSON.stringify(claims)).not.toMatch(/private|another/);
  });

  test('secrets stand in one table, and in no list, entry or trial of another project', async () => {
    const target = await create();
    expect(await bench.plane.targets.openTest('shop', target.id, BY)).toEqual({
      config: target.config,
      secrets: [secret],
    });
    expect(await bench.plane.targets.openTest('rival', target.id, BY)).toBeUndefined();
    expect(await bench.plane.targets.remove('rival', target.id, BY)).toBe(false);
    const wanted = {
      falseIncidents: 0.1,
      streams: {},
      endpoint: { url: 'https://api.example/v1', model: 'm', dailyTexts: 5 },
      providerCanaries: { url: 'https://api.example/v1', model: 'm', everyHours: 6 },
    };
    const keys = { endpointKey: 'key-of-the-endpoint', providerCanariesKey: 'key-of-the-canaries' };
    const told = await bench.plane.driftSettings.set('shop', wanted, keys, BY);
    expect(told).toEqual({ settings: wanted, endpointHasKey: true, providerCanariesHasKey: true });
    const tables = await bench.withDatabase(async (dataSource) => {
      const names: { name: string }[] = await dataSource.query(
        `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`,
      );
      const found: string[] = [];
      for (const { name } of names) {
        const text = JSON.stringify(await dataSource.query(`SELECT * FROM "${name}"`));
        if ([secret, ...Object.values(keys)].some((value) => text.includes(value))) found.push(name);
      }
      return found;
    });
    expect(tables).toEqual(['project_secrets']);
    expect(await bench.plane.secrets.get('shop', 'drift.endpoint')).toBe('key-of-the-endpoint');
    expect(await bench.plane.secrets.get('rival', 'drift.endpoint')).toBeUndefined();
  });

  test('a key stays with the origin it was given for', async () => {
    const endpoint = { url: 'https://api.example/v1', model: 'm', dailyTexts: 5 };
    const wanted = { falseIncidents: 0.1, streams: {}, endpoint, providerCanaries: null };
    const set = (url: string, endpointKey?: string | null) =>
      bench.plane.driftSettings.set(
        'shop',
        { ...wanted, endpoint: { ...endpoint, url } },
        { endpointKey },
        BY,
      );
    expect(await set('https://api.example/v1', 'a key')).toMatchObject({ endpointHasKey: true });
    expect(await set('https://api.example/v2')).toMatchObject({ endpointHasKey: true });
    expect(await set('https://evil.example/v1')).toMatchObject({ endpointHasKey: false });
    expect(await set('https://api.example/v1')).toMatchObject({ endpointHasKey: false });
    expect(await set('https://api.example/v1', 'a key')).toMatchObject({ endpointHasKey: true });
    expect(await set('https://api.example/v1', null)).toMatchObject({ endpointHasKey: false });
    await set('https://api.example/v1', 'a key');
    await bench.plane.driftSettings.set('shop', { ...wanted, endpoint: null }, {}, BY);
    expect(await bench.plane.secrets.get('shop', 'drift.endpoint')).toBeUndefined();
  });
});
