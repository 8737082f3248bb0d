import { randomUUID } from 'node:crypto';
import { byConfiguration, type NewIncident } from '@almenara/control-plane';
import { createMailer } from '@almenara/outgoing-requests';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDeliveriesDuty } from '../targets/deliveries-duty.js';
import { type MailServer, startMailServer } from '../testing/mail-server.js';
import { makeTarget } from '../testing/make-target.js';
import { type Engines, openEngines } from '../testing/open-engines.js';
import { createDigestsDuty } from './digests-duty.js';

const BY = byConfiguration('test');
const HOUR = 3_600_000;
const { signal } = new AbortController();
let engines: Engines;
let mails: MailServer;
let project: string;
let now = 0;

beforeAll(async () => {
  engines = await openEngines({ clock: () => now });
  mails = await startMailServer();
});
afterAll(async () => {
  await engines.remove();
  await mails.stop();
});
beforeEach(async () => {
  // In Madrid it is seven.
  now = Date.UTC(2026, 2, 2, 6);
  mails.received.length = 0;
  mails.refuse(undefined);
  project = `shop-${randomUUID()}`;
  await engines.controlPlane.projects.ensure({ id: project, name: 'Shop', timeZone: 'Europe/Madrid' });
});

const options = (url = mails.url) => ({
  ...engines,
  registry: new Registry(),
  gatewayUrl: () => '',
  publicUrl: () => 'https://almenara.example',
  mailer: createMailer({ url, from: 'almenara@example.com' }),
  now: () => now,
});
const digest = () => createDigestsDuty(options()).run({ data: {}, signal });
const deliver = (url?: string) => createDeliveriesDuty(options(url)).run({ data: {}, signal });
async function addTarget(digestHour: number | null = 8): Promise<string> {
  const config = { kind: 'email' as const, to: ['ann@example.com', 'bob@example.com'], digestHour };
  const wanted = { ...makeTarget('', ''), config, secret: '', tellsIncidents: false };
  return (await engines.controlPlane.targets.create(project, wanted, BY)).id;
}
async function openIncident(stream: string): Promise<string> {
  const nothing = { windows: null, comparison: null, encoderChange: null, attribution: null };
  const evidence: NewIncident['evidence'] = {
    logStatistic: 9,
    logAlarm: 8,
    falseIncidents: 0.1,
    ...nothing,
  };
  const told = { kind: 'drift' as const, encoder: null, since: null, cause: 'unknown', newShare: null };
  const opening = { project, dedupeKey: randomUUID(), stream, openedAt: new Date(now), evidence };
  return (await engines.controlPlane.incidents.open({ ...told, ...opening })).key;
}

test('from its hour on a day has one digest, however many monitors there are and however often they begin', async () => {
  await addTarget();
  const key = await openIncident('prompt');
  await digest();
  await deliver();
  expect(mails.received).toEqual([]);
  now += HOUR;
  await Promise.all([digest(), digest(), digest()]);
  await Promise.all([deliver(), deliver()]);
  await digest();
  await deliver();
  expect(mails.received).toHaveLength(1);
  const [{ from, to, source }] = mails.received as [MailServer['received'][number]];
  expect([from, to]).toEqual(['almenara@example.com', ['ann@example.com', 'bob@example.com']]);
  expect(source).toContain('1 open incident, 0 waiting for approval, 0 verdicts');
  expect(source).toContain(`${key} warning: drift of prompt`);
  now += 23 * HOUR;
  await digest();
  await deliver();
  expect(mails.received).toHaveLength(1);
  now += HOUR;
  await digest();
  await deliver();
  expect(mails.received).toHaveLength(2);
});

test('a digest that the server did not take is sent again under the same Message-ID, and no second one is made', async () => {
  const target = await addTarget();
  now += 2 * HOUR;
  await digest();
  mails.refuse(451);
  await deliver();
  const list = () => engines.controlPlane.deliveryLog.list(project, { target }, { limit: 9 });
  const [refused] = await list();
  expect(refused).toMatchObject({ event: 'digest.daily', state: 'waiting', status: 451, attempts: 1 });
  mails.refuse(undefined);
  now += HOUR;
  await digest();
  await deliver();
  expect(await list()).toMatchObject([{ id: refused!.id, state: 'delivered', attempts: 2 }]);
  expect(mails.received).toHaveLength(1);
  expect(mails.received[0]!.source).toContain(`<${refused!.id}@example.com>`);
});

test('a log-in that is refused is told without the password', async () => {
  const target = await addTarget();
  now += 2 * HOUR;
  await digest();
  await deliver(mails.url.replace('se%40cret', 'another-password'));
  const { deliveryLog } = engines.controlPlane;
  const [delivery] = await deliveryLog.list(project, { target }, { limit: 1 });
  const told = (await deliveryLog.get(project, delivery!.id))!;
  expect(told).toMatchObject({ state: 'waiting', failure: 'the mail server refused the log-in' });
  expect(JSON.stringify(told)).not.toContain('another-password');
});

test('a target without an hour gets no digest, and a mail for each incident where it is told of them', async () => {
  const target = await addTarget(null);
  await engines.controlPlane.targets.change(project, target, { tellsIncidents: true }, BY);
  const key = await openIncident('prompt');
  now += 2 * HOUR;
  await digest();
  await deliver();
  expect(mails.received).toHaveLength(1);
  expect(mails.received[0]!.source).toContain(`https://almenara.example/${project}/incidents/${key}`);
});

test('an e-mail target cannot be asked for anything', async () => {
  const target = await addTarget();
  const asked = engines.controlPlane.targets.change(project, target, { actions: ['retrain'] }, BY);
  await expect(asked).rejects.toMatchObject({ problem: 'bad-value' });
});
