import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DeliveryDetail, Target } from '@almenara/contract';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_TOKEN, type RunningApi, startApi } from '../testing/start-api.js';
import { addDelivery } from '../testing/target-inputs.js';

let api: RunningApi;
let receiver: Server;
let url: string;
let status = 200;
const received: { headers: Record<string, string>; body: string }[] = [];
const path = '/api/v1/projects/shop/targets';

const GITHUB = {
  kind: 'github',
  repository: 'acme/answers',
  event: { kind: 'repository_dispatch', eventType: 'almenara' },
};

beforeAll(async () => {
  api = await startApi({ privateTargets: 'loopback' });
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(status).end('an answer that nobody is told');
    });
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
afterAll(async () => {
  await api.stop();
  receiver.closeAllConnections();
  receiver.close();
});

const send = (address: string, body?: unknown, method = 'POST') =>
  fetch(`${api.url}${address}`, {
    method,
    headers: {
      authorization: `Bearer ${ADMIN_TOKEN}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

type Created = Target & { secret: string | null };
const create = async (told: object) =>
  (await (await send(path, { name: 'Indexer', ...told })).json()) as Created & {
    errors?: { field: string }[];
  };
const webhook = () => create({ config: { kind: 'webhook', url } });

test('the secret is answered once, and by it a receiver verifies the trial', async () => {
  const created = await webhook();
  expect(created).toMatchObject({
    config: { kind: 'webhook', url },
    idempotent: true,
    tellsIncidents: true,
    mode: 'propose',
    paused: null,
    lastDelivery: null,
    secret: expect.stringMatching(/^whsec_/),
  });
  const listed = await (await api.ask(path)).text();
  expect(listed).toContain(created.secretHint);
  expect(listed).not.toContain(created.secret);
  const tried = await (await send(`${path}/${created.id}/test`)).json();
  expect(tried).toMatchObject({ delivered: true, status: 200, failure: null });
  const [{ headers, body }] = received as [(typeof received)[0]];
  expect(new Webhook(created.secret!).verify(body, headers)).toMatchObject({
    type: 'target.test',
    data: { project: 'shop' },
  });
  status = 500;
  expect(await (await send(`${path}/${created.id}/test`)).json()).toMatchObject({
    delivered: false,
    status: 500,
    failure: 'the receiver answered 500',
  });
  status = 200;
  expect(await (await send(`${path}/${created.id}`, undefined, 'DELETE')).json()).toEqual({ removed: true });
  expect((await send(`${path}/${created.id}/test`)).status).toBe(404);
  expect((await send(`${path}/${created.id}`, undefined, 'DELETE')).status).toBe(404);
});

test('after a rotation the trial is verified with the new secret and with the one before', async () => {
  const created = await webhook();
  const rotated = (await (await send(`${path}/${created.id}/secret`, {})).json()) as Created;
  expect(rotated.secret).not.toBe(created.secret);
  expect(Date.parse(rotated.previousSecretUntil!)).toBeGreaterThan(Date.now() + 86_000_000);
  await send(`${path}/${created.id}/test`);
  const { headers, body } = received.at(-1)!;
  for (const secret of [created.secret!, rotated.secret!]) {
    expect(new Webhook(secret).verify(body, headers)).toBeDefined();
  }
  await send(`${path}/${created.id}/secret`, { overlapHours: 0 });
  await send(`${path}/${created.id}/test`);
  const last = received.at(-1)!;
  expect(() => new Webhook(rotated.secret!).verify(last.body, last.headers)).toThrow('No matching signature');
});

test('the token of GitHub and the address of Slack are taken, used and answered by no route', async () => {
  const event = { kind: 'workflow_dispatch', workflow: 'retrain.yml', ref: 'main' };
  const config = { kind: 'github', repository: 'acme/answers', event, apiUrl: new URL(url).origin };
  const github = await create({ config, secret: 'github_token_0123' });
  const slack = await create({ config: { kind: 'slack' }, secret: `${url}/slack-address` });
  expect([github.secret, github.idempotent, slack.secret]).toEqual([null, false, null]);
  await send(`${path}/${github.id}/test`);
  expect(received.at(-1)!.headers['authorization']).toBe('Bearer github_token_0123');
  await send(`${path}/${github.id}/secret`, { secret: 'github_token_next' });
  await send(`${path}/${github.id}/test`);
  expect(received.at(-1)!.headers['authorization']).toBe('Bearer github_token_next');
  await send(`${path}/${slack.id}/test`);
  expect(JSON.parse(received.at(-1)!.body)).toEqual({
    text: 'This is a test. Incidents of shop are told here.',
  });
  const listed = await (await api.ask(path)).text();
  expect(listed).not.toMatch(/github_token|slack-address/);
});

test('rules are changed one by one, and a pause is ended', async () => {
  const { id } = await webhook();
  const change = async (body: object) => (await send(`${path}/${id}`, body, 'PUT')).json();
  expect(await change({ mode: 'approve', actions: ['re_index'], monthlyBudget: 3 })).toMatchObject({
    mode: 'approve',
    actions: ['re_index'],
    monthlyBudget: 3,
    cooldownHours: 24,
  });
  expect(await change({ cooldownHours: -1 })).toMatchObject({ errors: [{ field: 'cooldownHours' }] });
  expect(await (await send(`${path}/${id}/pause`)).json()).toMatchObject({ paused: { reason: 'person' } });
  expect(await (await send(`${path}/${id}/resume`)).json()).toMatchObject({ paused: null });
});

test('a delivery tells its attempts without tokens, and is replayed', async () => {
  const id = await addDelivery(api, 'shop');
  const address = `/api/v1/projects/shop/deliveries`;
  const list = async (query: string) =>
    ((await (await api.ask(`${address}?${query}`)).json()) as { items: { id: string }[] }).items;
  expect(await list('state=delivered&event=incident.opened')).toMatchObject([
    { id, attempts: 0, incident: expect.stringMatching(/^INC-/), target: { name: 'Receiver' } },
  ]);
  expect(await list('state=failed&state=unknown')).toEqual([]);
  const got = (await (await api.ask(`${address}/${id}`)).json()) as DeliveryDetail;
  expect(got.log).toMatchObject([{ attempt: 1, status: 200, excerpt: 'thank you', latencyMs: 3 }]);
  expect((await send(`${address}/${id}/replay`, { newKey: true })).status).toBe(400);
  const again = (await (
    await send(`${address}/${id}/replay`, { newKey: true, reason: 'it was lost' })
  ).json()) as DeliveryDetail;
  expect(again).toMatchObject({ state: 'waiting', replayOf: id, replayReason: 'it was lost' });
  expect(await (await send(`${address}/${id}/replay`, {})).json()).toMatchObject({ id, state: 'waiting' });
  expect((await send(`${address}/${id}/replay`, {})).status).toBe(409);
  expect((await api.ask(`${address}/msg_nothing`)).status).toBe(404);
});

test('deliveries are paged without a gap and without repeating one', async () => {
  const address = `/api/v1/projects/shop/deliveries?limit=1`;
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = (await (await api.ask(`${address}${cursor && `&cursor=${cursor}`}`)).json()) as {
      items: { id: string }[];
      nextCursor: string | null;
    };
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(seen.length).toBeGreaterThan(1);
  expect(new Set(seen).size).toBe(seen.length);
});

test.each([
  [{ kind: 'webhook', url: 'http://169.254.169.254/latest/meta-data/' }, undefined, 'config.url'],
  [{ kind: 'webhook', url: 'http://0xa9fea9fe/' }, undefined, 'config.url'],
  [{ kind: 'webhook', url: 'https://10.0.0.1/' }, undefined, 'config.url'],
  [{ kind: 'webhook', url: 'https://[::ffff:10.0.0.1]/' }, undefined, 'config.url'],
  [{ kind: 'webhook', url: 'https://user:password@hooks.example/' }, undefined, 'config.url'],
  [{ kind: 'webhook', url: 'ftp://hooks.example/' }, undefined, 'config.url'],
  [{ kind: 'webhook', url: 'http://8.8.8.8/' }, undefined, 'config.url'],
  [{ kind: 'webhook', url: 'https://hooks.example/' }, 'whsec_own', 'secret'],
  [{ kind: 'slack' }, 'https://169.254.169.254/', 'secret'],
  [{ kind: 'slack' }, 'no address', 'secret'],
  [{ kind: 'slack' }, undefined, 'secret'],
  [GITHUB, undefined, 'secret'],
  [GITHUB, 'two words', 'secret'],
  [{ ...GITHUB, apiUrl: 'https://10.0.0.1/api' }, 'a_token_0123', 'config.apiUrl'],
  [{ ...GITHUB, repository: '../../user' }, 'a_token_0123', 'config.repository'],
  [{ ...GITHUB, repository: 'acme/..' }, 'a_token_0123', 'config.repository'],
])('%j with the secret %j is refused by its field', async (config, secret, field) => {
  const response = await send(path, { name: 'Bad', config, secret });
  expect([response.status, await response.json()]).toEqual([
    400,
    expect.objectContaining({ errors: [expect.objectContaining({ field })] }),
  ]);
});

test('an e-mail target is refused where the operator set no mail server, and its secret always', async () => {
  const config = { kind: 'email', to: ['ann@example.com'] };
  const refused = await send(path, { name: 'Mail', config });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('ALMENARA_SMTP_URL');
  expect((await send(path, { name: 'Mail', config, secret: 'a-password' })).status).toBe(400);
});
