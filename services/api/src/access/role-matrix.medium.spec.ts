import { isRole, type Operation, OPERATIONS, type Problem } from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectStatus } from '../testing/expect-status.js';
import { makeInputs, send, sessionOf, type TestInput, traceOf } from '../testing/operation-inputs.js';
import { type RunningApi, span, startApi } from '../testing/start-api.js';
import { makeCallers, type TestCaller } from '../testing/test-callers.js';

let api: RunningApi;
let callers: TestCaller[];
let inputs: Awaited<ReturnType<typeof makeInputs>>;
let clockOffset = 0;

beforeAll(async () => {
  api = await startApi({ clock: () => Date.now() + clockOffset });
  await api.storeSpans(
    ['shop', 'rival'].map((project) =>
      span(traceOf(project), { project, session_id: sessionOf(project), name: `secret of ${project}` }),
    ),
  );
  callers = await makeCallers(api, (offset) => (clockOffset = offset));
  inputs = await makeInputs(api);
});
afterAll(() => api.stop());

/** What changes nothing can be asked for by the next one again. */
const refused = new Map<string, TestInput>();

async function inputFor(operation: Operation, caller: TestCaller, own: string, isAllowed: boolean) {
  const key = `${operation.id} ${own}`;
  const known = isAllowed ? undefined : refused.get(key);
  if (known) return known;
  const input = await inputs[operation.id]!(own, caller);
  if (!isAllowed) refused.set(key, input);
  return input;
}

/** Status and, of a refusal, the problem without its request id. */
async function ask(
  operation: Operation,
  caller: TestCaller,
  { project, own, isAllowed }: { project: string; own: string; isAllowed: boolean },
) {
  const input = await inputFor(operation, caller, own, isAllowed);
  if (input.params?.['project']) input.params['project'] = project;
  const before = await lastEntry(project);
  const response = await send(api, operation, input, caller.headers);
  const problem = response.ok ? undefined : ((await response.json()) as Problem);
  if (response.ok) await (operation.stream ? response.body!.cancel() : response.text());
  if (response.ok && operation.id === 'endSession') await caller.renew?.();
  const refusal = problem && { code: problem.code, detail: problem.detail };
  return { status: response.status, refusal, before, after: await lastEntry(project) };
}

async function lastEntry(project: string) {
  const [entry] = await api.controlPlane.auditLog.list(project, {}, { limit: 1 });
  return entry;
}

test('every operation has an input for these tests', () => {
  const missing = OPERATIONS.filter(({ id }) => !inputs[id]).map(({ id }) => id);
  expect(missing, 'add an input for them to services/api/src/testing/operation-inputs.ts').toEqual([]);
});

describe('of every kind of caller, in the own project, in that of others, and in none', () => {
  test.each(OPERATIONS.map((operation) => [operation.id, operation.access, operation] as const))(
    '%s is for %s alone',
    { timeout: 120_000 },
    async (_id, access, operation) => {
      const projects = operation.path.includes('{project}') ? ['shop', 'rival', 'nowhere'] : ['shop'];
      const wrong: string[] = [];
      for (const project of projects) {
        for (const caller of callers) {
          const own = project === 'nowhere' ? 'shop' : project;
          const expected = expectStatus(operation, caller, project);
          const asked = { project, own, isAllowed: expected === 200 };
          const { status, refusal, before, after } = await ask(operation, caller, asked);
          const say = (text: string) => wrong.push(`${caller.name} in ${project}: ${text}`);
          if (status !== expected) say(`${status} instead of ${expected} ${JSON.stringify(refusal)}`);
          if (status === 403 && isRole(access) && caller.kind !== 'ingest-only key') {
            if (!refusal?.detail?.includes(`role ${access}`)) say('does not name the role needed');
          }
          if (status === 404 && refusal?.detail !== 'there is no project with this id') say('tells more');
          const entries = (after?.seq ?? 0) - (before?.seq ?? 0);
          if (!operation.path.includes('{project}')) continue;
          const changes = operation.method !== 'GET' && !operation.readOnly;
          if (entries !== (status === 200 && changes ? 1 : 0)) say(`${entries} entries`);
          if (entries !== 1) continue;
          const { actor, action } = after!;
          if (action !== operation.id) say(`the entry says ${action}`);
          const kind = caller.kind === 'operator' ? 'operator' : caller.kind;
          if (actor.kind !== kind || actor.id !== (caller.id ?? null)) say('the entry has another actor');
        }
      }
      expect(wrong).toEqual([]);
    },
  );
});

describe('what another project has, asked for in the own one', () => {
  const withIds = OPERATIONS.filter(
    ({ path, access }) => access !== 'token' && /\{project\}.*\{(?!dimension|evaluator\})/.test(path),
  );

  test.each(withIds.map((operation) => [operation.id, operation] as const))(
    '%s finds nothing and changes nothing',
    async (_id, operation) => {
      const admin = callers.find(({ name }) => name === 'user: shop admin')!;
      const rivalBefore = await lastEntry('rival');
      const input = await inputs[operation.id]!('rival', admin);
      const rivalMade = await lastEntry('rival');
      const params: Record<string, string> = { ...input.params, project: 'shop' };
      const foreign = { ...input, params };
      // The guest is a member of both while other tests run; here of the other project alone.
      if (params['user']) {
        await send(
          api,
          OPERATIONS.find(({ id }) => id === 'removeMember')!,
          foreign,
          admin.headers,
        );
      }
      const response = await send(api, operation, foreign, admin.headers);
      const text = await response.text();
      expect([response.status, text]).toEqual([404, expect.not.stringContaining('rival')]);
      expect((await lastEntry('rival'))?.seq).toBe(rivalMade?.seq);
      expect(rivalMade!.seq).toBeGreaterThanOrEqual(rivalBefore!.seq);
      const operator = callers.find(({ name }) => name === 'operator by token')!;
      expect((await send(api, operation, input, operator.headers)).status).toBe(200);
    },
  );

  test('there is something to ask for', () => {
    expect(withIds.length).toBeGreaterThanOrEqual(7);
  });
});
