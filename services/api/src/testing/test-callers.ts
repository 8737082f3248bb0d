import { ROLES, type Role } from '@almenara/contract';
import { SESSION_COOKIE } from '../access/session-cookie.js';
import { addPerson, BY_TEST, logInAgain, type Person } from './people.js';
import { ADMIN_TOKEN, type RunningApi } from './start-api.js';

/** One kind of caller, with what it should be allowed. */
export interface TestCaller {
  readonly name: string;
  readonly kind: 'nobody' | 'operator' | 'user' | 'key' | 'ingest-only key';
  /** Its role by project. */
  readonly roles: Readonly<Record<string, Role>>;
  headers: Record<string, string>;
  /** Id of the account or key. */
  readonly id?: string;
  readonly person?: Person;
  /** Puts a new session in place of the one that ended. */
  renew?(): Promise<void>;
}

/** Everybody who may knock at the API: `shop` is their own project, `rival` that of others. */
export async function makeCallers(
  api: RunningApi,
  setClock: (offsetMs: number) => void,
): Promise<TestCaller[]> {
  const people: TestCaller[] = [];
  for (const role of ROLES)
    people.push(asUser(api, await addPerson(api.controlPlane, 'shop', role), { shop: role }));
  const rivalAdmin = await addPerson(api.controlPlane, 'rival', 'admin', 'admin of rival');
  people.push(asUser(api, rivalAdmin, { rival: 'admin' }));
  const keys = await Promise.all([
    ...ROLES.map((role) => makeKey(api, 'shop', role)),
    makeKey(api, 'rival', 'admin'),
    makeKey(api, 'shop', null),
  ]);
  return [...people, ...keys, ...(await makeOperators(api)), ...(await makeNobodies(api, setClock))];
}

function asUser(api: RunningApi, person: Person, roles: Record<string, Role>): TestCaller {
  const caller: TestCaller = {
    name: `user: ${Object.entries(roles).join().replace(',', ' ')}`,
    kind: 'user',
    roles,
    id: person.id,
    person,
    headers: { cookie: person.cookie, origin: api.url },
    async renew() {
      caller.headers = { cookie: (await logInAgain(api.controlPlane, person)).cookie, origin: api.url };
    },
  };
  return caller;
}

async function makeKey(api: RunningApi, project: string, role: Role | null): Promise<TestCaller> {
  const name = `key of ${project}: ${role ?? 'ingest only'}`;
  const { id, key } = await api.controlPlane.keys.create(project, { name, role }, BY_TEST);
  return {
    name,
    kind: role ? 'key' : 'ingest-only key',
    roles: role ? { [project]: role } : {},
    id,
    headers: { authorization: `Bearer ${key}` },
  };
}

async function makeOperators(api: RunningApi): Promise<TestCaller[]> {
  const session = async () => {
    const { token } = await api.controlPlane.sessions.createLoginToken(60_000);
    const { sessionToken } = (await api.controlPlane.sessions.redeemLoginToken(token))!;
    return { cookie: `${SESSION_COOKIE}=${sessionToken}`, origin: api.url };
  };
  const byLink: TestCaller = {
    name: 'operator by link',
    kind: 'operator',
    roles: {},
    headers: await session(),
    async renew() {
      byLink.headers = await session();
    },
  };
  return [
    {
      name: 'operator by token',
      kind: 'operator',
      roles: {},
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
    },
    byLink,
  ];
}

/** Callers whose rights are over. */
async function makeNobodies(api: RunningApi, setClock: (offsetMs: number) => void): Promise<TestCaller[]> {
  const { controlPlane } = api;
  const nobody = (name: string, headers: Record<string, string>): TestCaller => ({
    name,
    kind: 'nobody',
    roles: {},
    headers,
  });
  const ended = await addPerson(controlPlane, 'shop', 'admin', 'ended');
  await controlPlane.sessions.endOne(ended.id, ended.sessionId);
  setClock(-8 * 24 * 3_600_000);
  const expired = await addPerson(controlPlane, 'shop', 'admin', 'expired');
  const old = { name: 'expired', role: 'admin', expiresAt: new Date(Date.now() - 1) } as const;
  const expiredKey = await controlPlane.keys.create('shop', old, BY_TEST);
  setClock(0);
  const disabled = await addPerson(controlPlane, 'shop', 'admin', 'disabled');
  await controlPlane.accounts.setDisabled(disabled.id, true, BY_TEST);
  const revoked = await controlPlane.keys.create('shop', { name: 'revoked', role: 'admin' }, BY_TEST);
  await controlPlane.keys.revoke('shop', revoked.id, BY_TEST);
  const byCookie = (name: string, { cookie }: Person) => nobody(name, { cookie, origin: api.url });
  return [
    nobody('nobody', {}),
    nobody('wrong token', { authorization: `Bearer ${ADMIN_TOKEN}x` }),
    nobody('expired key', { authorization: `Bearer ${expiredKey.key}` }),
    nobody('revoked key', { authorization: `Bearer ${revoked.key}` }),
    byCookie('ended session', ended),
    byCookie('expired session', expired),
    byCookie('disabled user', disabled),
  ];
}
