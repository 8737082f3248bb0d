import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFilledStore, type FilledStore } from '../testing/filled-store.js';
import { deadLetterRow, scoreRow, spanRow } from '../testing/rows.js';
import { vectorRow } from '../testing/vector-rows.js';
import { insertRows } from '../write/insert-rows.js';
import { beginErasure, isErasureBegun } from './begin-erasure.js';
import { countSubject } from './count-subject.js';
import { countAllErased, deleteErased, forgetErasure } from './delete-erased.js';
import { ERASED_STORE_NAMES } from './erased-stores.js';
import { findTombstones } from './find-tombstones.js';
import { listQueuedErasures } from './list-queued-erasures.js';
import { markErased } from './mark-erased.js';

const SALT = 'salt';
const AT = Date.UTC(2026, 2, 2);
let store: FilledStore;

async function fill(project: string): Promise<void> {
  const span = (trace_id: string, span_id: string, told: object) =>
    spanRow({ project, trace_id, span_id, ...told });
  await store.storeSpans([
    span('ana-1', 'root', { actor_id: 'ana', session_id: 'talk' }),
    span('ana-1', 'child', { parent_span_id: 'root' }),
    span('ana-2', 'root', { actor_id: 'bob', former_actors: ['ana'] }),
    span('bob-1', 'root', { actor_id: 'bob', session_id: 'other' }),
    span('eve-1', 'root', { actor_id: "ana' OR 1=1 --", input: '"ana"' }),
  ]);
  await store.connection.insert('almenara.scores', [
    scoreRow({ project, id: 'on-trace', trace_id: 'ana-1' }),
    scoreRow({ project, id: 'by-actor', trace_id: '', session_id: 'other', actor_id: 'ana' }),
    scoreRow({ project, id: 'on-session', trace_id: '', session_id: 'talk' }),
    scoreRow({ project, id: 'of-bob', trace_id: 'bob-1' }),
    scoreRow({ project, id: 'on-other', trace_id: '', session_id: 'other' }),
  ]);
  await insertRows(store.connection, 'vectors', [
    vectorRow({ project, trace_id: 'ana-1', actor: 'ana' }),
    vectorRow({ project, trace_id: 'bob-1', actor: 'bob' }),
  ]);
  await store.connection.insert('almenara.dead_letters', [
    deadLetterRow({ project, id: 'names', content: '{"kind":"span","actorId":"ana"}' }),
    deadLetterRow({ project, id: 'trace', content: '{"kind":"span","traceId":"ana-1"}' }),
    deadLetterRow({ project, id: 'broken', content: '{"events":[{"actorId":"ana","inp' }),
    deadLetterRow({ project, id: 'longer', content: '{"actorId":"anabel","name":"banana ana-x"}' }),
    deadLetterRow({ project, id: 'bob', content: '{"actorId":"bob","traceId":"ana-12"}' }),
  ]);
}

async function ids(project: string): Promise<Record<string, unknown[]>> {
  const read = async (table: string, id: string) => {
    const rows = await store.connection.query<{ id: string }>(
      `SELECT DISTINCT ${id} AS id FROM almenara.${table} WHERE project = {project:String} ORDER BY id`,
      { project },
    );
    return rows.map((row) => row.id);
  };
  return {
    spans: await read('spans', 'trace_id'),
    traces: await read('traces', 'trace_id'),
    scores: await read('scores', 'id'),
    letters: await read('dead_letters', 'id'),
    vectors: await read('vectors', 'trace_id'),
  };
}

async function erase(project: string, kind: 'actor' | 'session' | 'trace', id: string): Promise<number> {
  const { connection } = store;
  await beginErasure(connection, project, 'e', { kind, id });
  const traces = await markErased(connection, project, 'e', { salt: SALT, erasedAt: AT });
  for (const name of ERASED_STORE_NAMES) await deleteErased(connection, project, 'e', name);
  expect(await countAllErased(connection, project, 'e')).toEqual({
    spans: 0,
    traces: 0,
    scores: 0,
    vectors: 0,
    deadLetters: 0,
  });
  await forgetErasure(connection, project, 'e');
  return traces;
}

describe.each(['embedded', 'server over HTTP'] as const)('erasure on %s', (engine) => {
  beforeAll(async () => {
    store = await openFilledStore(engine);
  });
  afterAll(() => store.remove());

  test('counts, and then removes, all that is the actor’s and nothing else', async () => {
    await fill('shop');
    await fill('rival');
    const before = await ids('rival');
    expect(await countSubject(store.connection, 'shop', { kind: 'actor', id: 'ana' })).toEqual({
      spans: 3,
      traces: 2,
      scores: 3,
      vectors: 1,
      deadLetters: 3,
    });
    expect(await erase('shop', 'actor', 'ana')).toBe(2);
    expect(await ids('shop')).toEqual({
      spans: ['bob-1', 'eve-1'],
      traces: ['bob-1', 'eve-1'],
      scores: ['of-bob', 'on-other'],
      letters: ['bob', 'longer'],
      vectors: ['bob-1'],
    });
    expect(await ids('rival')).toEqual(before);
    expect(await countSubject(store.connection, 'shop', { kind: 'actor', id: 'ana' })).toEqual({
      spans: 0,
      traces: 0,
      scores: 0,
      vectors: 0,
      deadLetters: 0,
    });
  });

  test('a session and a trace are erased the same way, an unknown one leaves only its tombstone', async () => {
    await fill('sessions');
    expect(await erase('sessions', 'session', 'other')).toBe(1);
    expect((await ids('sessions'))['scores']).toEqual(['on-session', 'on-trace']);
    expect(await erase('sessions', 'trace', 'ana-1')).toBe(1);
    expect((await ids('sessions'))['spans']).toEqual(['ana-2', 'eve-1']);
    expect(await erase('sessions', 'actor', 'nobody')).toBe(0);
    const found = await findTombstones(store.connection, 'sessions', () => [
      { kind: 'actor', id: 'nobody' },
      { kind: 'trace', id: 'bob-1' },
      { kind: 'actor', id: 'ana' },
    ]);
    expect(found!.erasedAt('actor', 'nobody')).toBe(AT);
    expect(found!.erasedAt('trace', 'bob-1')).toBe(AT);
    expect(found!.erasedAt('actor', 'ana')).toBeUndefined();
    expect(await findTombstones(store.connection, 'rival', () => [])).toBeUndefined();
  });

  test('nothing that stays names the subject in plain: no tombstone, list or text of a mutation', async () => {
    await fill('traceless');
    await erase('traceless', 'actor', 'ana');
    const text = JSON.stringify([
      await store.connection.query("SELECT * FROM almenara.tombstones WHERE project = 'traceless'"),
      await store.connection.query("SELECT * FROM almenara.erasure_subjects WHERE project = 'traceless'"),
      await store.connection.query("SELECT * FROM almenara.erasure_traces WHERE project = 'traceless'"),
      await store.connection.query("SELECT command FROM system.mutations WHERE command LIKE '%traceless%'"),
    ]);
    expect(text).toContain('DELETE WHERE');
    expect(text).not.toContain('ana');
  });

  test('lists that were left behind are found by their age', async () => {
    await beginErasure(store.connection, 'left', 'old', { kind: 'actor', id: 'a' });
    expect(await isErasureBegun(store.connection, 'left', 'old')).toBe(true);
    expect(await listQueuedErasures(store.connection, 'left', Date.now() - 60_000)).toEqual([]);
    expect(await listQueuedErasures(store.connection, 'left', Date.now() + 60_000)).toEqual(['old']);
    expect(await listQueuedErasures(store.connection, 'shop', Date.now() + 60_000)).toEqual([]);
    await forgetErasure(store.connection, 'left', 'old');
    expect(await isErasureBegun(store.connection, 'left', 'old')).toBe(false);
  });
});
