import { randomUUID } from 'node:crypto';
import { byConfiguration, type NewIncident } from '@almenara/control-plane';
import { makeWebhookSecret } from '@almenara/outgoing-requests';
import { Registry } from 'prom-client';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Engines, openEngines } from '../testing/open-engines.js';
import { makeTarget } from '../testing/make-target.js';
import { type Receiver, startReceiver } from '../testing/receiver.js';
import { createDeliveriesDuty } from './deliveries-duty.js';

const BY = byConfiguration('test');
const secret = makeWebhookSecret();
const { signal } = new AbortController();
let engines: Engines;
let receiver: Receiver;
let now = Date.now();

beforeAll(async () => {
  engines = await openEngines({ clock: () => now });
  await engines.controlPlane.projects.ensure({ id: 'shop', name: 'Shop' });
});
afterAll(() => engines.remove());
beforeEach(async () => {
  receiver = await startReceiver();
  await engines.controlPlane.targets.create('shop', makeTarget(receiver.url, secret), BY);
});
afterEach(async () => {
  const { targets } = engines.controlPlane;
  for (const { id } of await targets.list('shop')) await targets.remove('shop', id, BY);
  await receiver.stop();
});

function duty(told: { privateTargets?: 'refused' | 'loopback'; publicUrl?: string } = {}) {
  const { privateTargets = 'loopback', publicUrl = 'https://almenara.example' } = told;
  const registry = new Registry();
  const options = { ...engines, registry, gatewayUrl: () => '', privateTargets, publicUrl: () => publicUrl };
  const made = createDeliveriesDuty(options);
  return { run: () => made.run({ data: {}, signal }), registry };
}

async function open(): Promise<string> {
  const evidence: NewIncident['evidence'] = {
    logStatistic: 9.9,
    logAlarm: 9.5,
    falseIncidents: 0.1,
    windows: null,
    comparison: null,
    attribution: null,
    encoderChange: null,
  };
  const { key } = await engines.controlPlane.incidents.open({
    project: 'shop',
    dedupeKey: randomUUID(),
    kind: 'drift',
    stream: `score:${randomUUID()}`,
    encoder: 'static',
    since: new Date(now - 7_200_000),
    openedAt: new Date(now),
    cause: 'unknown',
    newShare: { value: 0.06, lo: 0.03, hi: 0.09 },
    evidence,
  });
  return key;
}

const lastDelivery = async () => (await engines.controlPlane.targets.list('shop'))[0]!.lastDelivery;

test('an opening is told once, signed, with figures and a link, and without texts', async () => {
  const key = await open();
  const { run, registry } = duty();
  await run();
  await run();
  expect(receiver.received).toHaveLength(1);
  const [{ headers, body }] = receiver.received as [(typeof receiver.received)[0]];
  expect(new Webhook(secret).verify(body, headers)).toEqual({
    type: 'incident.opened',
    timestamp: new Date(now).toISOString(),
    data: {
      project: 'shop',
      key,
      kind: 'drift',
      state: 'open',
      severity: 'warning',
      resolution: null,
      streams: [expect.objectContaining({ kind: 'drift', stream: expect.stringMatching(/^score:/) })],
      monitors: [],
      stream: expect.stringMatching(/^score:/),
      encoder: 'static',
      cause: 'unknown',
      newShare: { value: 0.06, lo: 0.03, hi: 0.09 },
      since: new Date(now - 7_200_000).toISOString(),
      openedAt: new Date(now).toISOString(),
      acknowledgedAt: null,
      closedAt: null,
      url: `https://almenara.example/shop/incidents/${key}`,
    },
  });
  expect(await lastDelivery()).toMatchObject({ state: 'delivered', status: 200 });
  expect(await registry.metrics()).toContain(
    'almenara_delivery_attempts_total{kind="webhook",outcome="delivered"} 1',
  );
});

test('a receiver that fails is asked again later, under the same id, until it answers', async () => {
  receiver.status = 503;
  const key = await open();
  await duty().run();
  await duty().run();
  expect(receiver.received).toHaveLength(1);
  expect(await lastDelivery()).toMatchObject({ state: 'waiting', status: 503 });
  receiver.status = 200;
  now += 31_000;
  await duty().run();
  expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual(
    Array(2).fill(receiver.received[0]!.headers['webhook-id']),
  );
  expect(receiver.received[0]!.body).toBe(receiver.received[1]!.body);
  const { history } = (await engines.controlPlane.incidents.get('shop', key))!;
  expect(history.map(({ event }) => event)).toEqual(['opened', 'notified']);
});

test('a receiver that does not answer keeps no other waiting', async () => {
  const silent = await startReceiver();
  await silent.stop();
  await engines.controlPlane.targets.create('shop', makeTarget(silent.url, secret), BY);
  await open();
  await duty().run();
  expect(receiver.received).toHaveLength(1);
  const states = (await engines.controlPlane.targets.list('shop')).map(
    (target) => target.lastDelivery?.state,
  );
  expect(states.toSorted()).toEqual(['delivered', 'waiting']);
});

test('an address of this machine is not asked where private targets are refused', async () => {
  await open();
  await duty({ privateTargets: 'refused' }).run();
  expect(receiver.received).toEqual([]);
  expect(await lastDelivery()).toMatchObject({ state: 'waiting', status: null });
});

test('two monitors at once tell each event once', async () => {
  for (let n = 0; n < 10; n++) await open();
  await Promise.all([duty().run(), duty().run()]);
  const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
  expect([ids.length, new Set(ids).size]).toEqual([10, 10]);
});

test('without an address of the console there is no link', async () => {
  await open();
  await duty({ publicUrl: '' }).run();
  expect(JSON.parse(receiver.received[0]!.body)).not.toHaveProperty('data.url');
});

test('while a rotation overlaps, receivers with either secret verify what is told, and then those with the new one', async () => {
  const { targets } = engines.controlPlane;
  const next = makeWebhookSecret();
  const { id } = (await targets.list('shop'))[0]!;
  await targets.rotateSecret('shop', id, { secret: next, overlapMs: 86_400_000 }, BY);
  await open();
  await duty().run();
  const verify = (known: string, { headers, body }: Receiver['received'][number]) =>
    new Webhook(known).verify(body, headers);
  for (const known of [secret, next]) expect(verify(known, receiver.received[0]!)).toBeDefined();
  now += 86_400_000;
  await open();
  await duty().run();
  const last = receiver.received[1]!;
  expect(verify(next, last)).toBeDefined();
  expect(() => verify(secret, last)).toThrow('No matching signature');
});
