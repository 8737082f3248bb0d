import { afterAll, beforeAll, expect, test } from 'vitest';
import { addProposed, addSent } from '../testing/remediation-inputs.js';
import { addPerson, type Person } from '../testing/people.js';
import { ADMIN_TOKEN, type RunningApi, startApi } from '../testing/start-api.js';

let api: RunningApi;
let engineer: Person;
let approver: Person;

beforeAll(async () => {
  api = await startApi();
  engineer = await addPerson(api.controlPlane, 'shop', 'engineer', 'Ed');
  approver = await addPerson(api.controlPlane, 'shop', 'approver', 'Ana');
});
afterAll(() => api.stop());

const path = '/api/v1/projects/shop/remediations';
async function ask(method: string, address: string, headers: Record<string, string>, body?: object) {
  const response = await fetch(`${api.url}${address}`, {
    method,
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const as = ({ cookie }: Person) => ({ cookie, origin: api.url });
const operator = { authorization: `Bearer ${ADMIN_TOKEN}` };

test('an engineer proposes, an approver has it sent, and everybody of the project can follow it', async () => {
  const { id } = await addProposed(api, 'shop');
  expect(await ask('POST', `${path}/${id}/approve`, as(engineer), {})).toMatchObject({ status: 403 });
  const approved = await ask('POST', `${path}/${id}/approve`, as(approver), { note: 'go on' });
  expect(approved).toMatchObject({ status: 200, body: { state: 'approved', isPrepared: true } });
  expect(approved.body['history']).toMatchObject([
    { event: 'proposed' },
    { event: 'approved', detail: 'go on' },
  ]);
  expect(JSON.stringify(approved)).not.toContain('rem_');
  const again = await ask('POST', `${path}/${id}/approve`, as(approver), {});
  expect(again).toMatchObject({ status: 409, body: { code: 'conflict' } });
  const listed = await ask('GET', `${path}?state=approved&limit=1`, operator);
  expect(listed.body).toMatchObject({ items: [{ id, state: 'approved' }], counts: { approved: 1 } });
});

test('a job is believed by its token alone, whoever else it says it is', async () => {
  const { id, token, url } = await addSent(api, 'shop');
  const tell = (bearer: string, body: object, address = new URL(url).pathname) =>
    ask('POST', address, { authorization: `Bearer ${bearer}` }, body);
  expect(url).toBe(`${api.url}${path}/${id}/status`);
  for (const bearer of [`${token}x`, ADMIN_TOKEN, 'x'])
    expect(await tell(bearer, { status: 'accepted' })).toMatchObject({ status: 401 });
  expect(await ask('POST', `${path}/${id}/status`, as(approver), { status: 'accepted' })).toMatchObject({
    status: 401,
  });
  const elsewhere = `/api/v1/projects/rival/remediations/${id}/status`;
  expect(await tell(token, { status: 'accepted' }, elsewhere)).toMatchObject({ status: 401 });
  expect(await tell(token, { status: 'accepted' })).toEqual({ status: 200, body: { state: 'running' } });
  expect(await tell(token, { status: 'done' })).toMatchObject({ status: 400 });
  const lying = await tell(token, { status: 'succeeded' });
  expect(lying).toMatchObject({ status: 400, body: { errors: [{ field: 'artefacts.indexVersion' }] } });
  const script = { status: 'succeeded', artefacts: { indexVersion: 'kb-8', logUrl: 'javascript:alert(1)' } };
  expect(await tell(token, script)).toMatchObject({ status: 400 });
  const success = { status: 'succeeded', artefacts: { indexVersion: 'kb-8' } };
  for (let n = 0; n < 2; n++)
    expect(await tell(token, success)).toEqual({ status: 200, body: { state: 'succeeded' } });
  expect(await tell(token, { status: 'failed' })).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining('as succeeded with kb-8') as string },
  });
});

test('what cannot be is refused with what to do', async () => {
  const { id } = await addProposed(api, 'shop');
  const cancelled = await ask('POST', `${path}/${id}/cancel`, as(engineer), {});
  expect(cancelled).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining('Reject it') as string },
  });
  const unknown = await addSent(api, 'shop', 'no answer within 15 s');
  expect(await ask('POST', `${path}/${unknown.id}/settle`, as(engineer), { as: 'delivered' })).toMatchObject({
    body: { state: 'delivered' },
  });
  const rollBack = { incident: 'INC-1', target: id, action: 'roll_back' };
  expect(await ask('POST', path, as(engineer), rollBack)).toMatchObject({ status: 400 });
  expect(await ask('GET', `${path}/nonsense`, operator)).toMatchObject({ status: 400 });
});
