import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FilledStore, openFilledStore } from '../testing/filled-store.js';
import { scoreRow } from '../testing/rows.js';
import { listProjectScores } from './list-project-scores.js';

let store: FilledStore;
const at = (hour: number) => `2026-03-01 ${String(hour).padStart(2, '0')}:00:00.000000`;

beforeAll(async () => {
  store = await openFilledStore();
  await store.connection.insert('almenara.scores', [
    scoreRow({
      id: 'a',
      at: at(1),
      name: 'groundedness',
      evaluator: 'g',
      evaluator_version: '1',
      label: 'ok',
    }),
    scoreRow({ id: 'b', at: at(2), name: 'refusal', evaluator: 'r', evaluator_version: '2', trace_id: 't2' }),
    scoreRow({ id: 'c', at: at(2), name: 'thumbs', source: 'user', metadata: '{"a":1}' }),
    scoreRow({ id: 'secret', project: 'rival' }),
  ]);
  // Said again in a later block.
  await store.connection.insert('almenara.scores', [
    scoreRow({ id: 'c', at: at(3), name: 'thumbs', source: 'user' }),
  ]);
});
afterAll(() => store.remove());

const list = async (filter: Parameters<typeof listProjectScores>[2]) =>
  (await listProjectScores(store.connection, 'shop', filter, { limit: 10 })).items.map(({ id }) => id);

describe('listProjectScores', () => {
  test('lists each score once, as it was said last, the newest first', async () => {
    expect(await list({})).toEqual(['c', 'b', 'a']);
    const { items } = await listProjectScores(store.connection, 'shop', { name: ['thumbs'] }, { limit: 10 });
    expect(items[0]).toMatchObject({ at: '2026-03-01T03:00:00.000000Z' });
    expect(items[0]).not.toHaveProperty('metadata');
  });

  test.each([
    [{ name: ['refusal', 'thumbs'] }, ['c', 'b']],
    [{ evaluator: ['g'] }, ['a']],
    [{ version: ['2'] }, ['b']],
    [{ label: ['ok'] }, ['a']],
    [{ source: ['user' as const] }, ['c']],
    [{ trace: ['t2'] }, ['b']],
    [{ from: '2026-03-01T02:00:00Z', to: '2026-03-01T03:00:00Z' }, ['b']],
    [{ name: ["x' OR 1=1 --"] }, []],
  ])('narrows by %j', async (filter, ids) => {
    expect(await list(filter)).toEqual(ids);
  });

  test('pages without a gap or a repeat', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listProjectScores>> = await listProjectScores(
        store.connection,
        'shop',
        {},
        { limit: 1, ...(cursor ? { cursor } : {}) },
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['c', 'b', 'a']);
  });
});
