import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openTraceStore, type TraceStoreConnection } from '@almenara/trace-store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN_TOKEN } from './ask-api.js';
import { eventually } from './eventually.js';
import { filesWith } from './files-with.js';
import { INGEST_KEY, StandaloneProcess } from './standalone-process.js';

const api = '/api/v1/projects/default';
const people = Array.from({ length: 20 }, () => ({
  actorId: `actor-${randomUUID()}`,
  marker: `marker-${randomUUID()}`,
}));
const [victim, witness] = people as [(typeof people)[0], (typeof people)[0]];
let standalone: StandaloneProcess;
let sequence = 0;

beforeAll(async () => {
  standalone = await StandaloneProcess.create();
  await standalone.start();
});
afterAll(() => standalone.remove());

async function post<Answer>(path: string, token: string, body: unknown): Promise<Answer> {
  const response = await fetch(`${standalone.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as Answer;
}

function say(events: unknown[]): Promise<unknown> {
  return post('/v1/batch', INGEST_KEY, { sender: 'e2e', sequence: ++sequence, sentAt: Date.now(), events });
}

function eventsOf({ actorId, marker }: (typeof people)[0]): unknown[] {
  const traceId = `trace-of-${actorId}`;
  const now = Date.now();
  return [
    { kind: 'span', traceId, spanId: 'root', startTime: now, actorId, type: 'chain', input: marker },
    {
      kind: 'span',
      traceId,
      spanId: 'call',
      parentSpanId: 'root',
      startTime: now,
      type: 'span',
      output: marker,
    },
    { kind: 'score', id: `score-of-${actorId}`, traceId, name: 'helpful', value: 1, explanation: marker },
  ];
}

/** Rows of all tables that hold the text in any column: columns are compressed, so only the engine can tell. */
async function rowsWith(store: TraceStoreConnection, text: string): Promise<number> {
  const tables = await store.query<{ name: string }>(
    "SELECT name FROM system.tables WHERE database = 'almenara' AND engine LIKE '%MergeTree'",
  );
  expect(tables.length).toBeGreaterThan(7);
  let rows = 0;
  for (const { name } of tables) {
    const [count] = await store.query<{ rows: number }>(
      `SELECT count() AS rows FROM almenara.${name} WHERE position(toString(tuple(*)), {text:String}) > 0`,
      { text },
    );
    rows += count!.rows;
  }
  return rows;
}

/** Folders of parts that the engine no longer uses. */
async function strayParts(store: TraceStoreConnection): Promise<string[]> {
  const rows = await store.query<{ name: string }>(
    "SELECT concat(table, '/', name) AS name FROM system.parts WHERE database = 'almenara' AND NOT active",
  );
  return rows.map(({ name }) => name);
}

it('erases one of many actors from every file of the data folder, and nobody else', async () => {
  for (const person of people) await say(eventsOf(person));
  await eventually(
    () => standalone.list<{ id: string }>(`${api}/traces`),
    (traces) => traces.length === people.length,
  );
  // The log is not compressed: the search can find what is there.
  expect((await filesWith(standalone.folder, [victim.marker])).join()).toContain('segment');
  expect((await filesWith(standalone.folder, [witness.actorId])).join()).toContain('segment');

  const subject = { kind: 'actor', id: victim.actorId };
  expect(await post(`${api}/erasures/count`, ADMIN_TOKEN, subject)).toEqual({
    spans: 2,
    traces: 1,
    scores: 1,
    vectors: expect.any(Number),
    deadLetters: 0,
    labels: 0,
  });
  const { id } = await post<{ id: string }>(`${api}/erasures`, ADMIN_TOKEN, subject);
  const { receipt } = await eventually(
    () => standalone.get<{ state: string; receipt: Record<string, unknown> }>(`${api}/erasures/${id}`),
    ({ state }) => state === 'done',
    120_000,
  );
  expect(receipt).toMatchObject({
    removed: { spans: 2, traces: 1, scores: 1, vectors: expect.any(Number), deadLetters: 0 },
    remaining: { spans: 0, traces: 0, scores: 0, vectors: 0, deadLetters: 0 },
  });
  expect(await post('/api/v1/receipts/verify', ADMIN_TOKEN, { receipt })).toEqual({
    valid: true,
    reason: null,
  });

  // A copy that comes late does not bring it back; its request is accounted for.
  const late = eventsOf(victim).map((event) => ({
    ...(event as object),
    startTime: Date.now() - 3_600_000,
  }));
  await say(late);
  await say(eventsOf({ actorId: 'afterwards', marker: witness.marker }));
  await eventually(
    () => standalone.get<{ summary: { erased: number } }>(`${api}/ledger`),
    ({ summary }) => summary.erased === 3,
  );
  expect(await standalone.list(`${api}/traces`)).toHaveLength(people.length);

  // The late copy stands in the log again until that drops it; a second erasure takes it along.
  const again = await post<{ id: string }>(`${api}/erasures`, ADMIN_TOKEN, subject);
  expect(again.id).not.toBe(id);
  await eventually(
    () => standalone.get<{ state: string }>(`${api}/erasures/${again.id}`),
    ({ state }) => state === 'done',
    120_000,
  );
  await say(eventsOf({ actorId: 'last', marker: `last ${witness.marker}` }));
  await standalone.stop();

  expect(await filesWith(standalone.folder, [victim.actorId, victim.marker])).toEqual([]);
  expect((await filesWith(standalone.folder, [`last ${witness.marker}`])).join()).toContain('segment');
  expect((await filesWith(standalone.folder, [id])).join()).toContain('postgres');

  const store = await openTraceStore({ kind: 'embedded', folder: join(standalone.folder, 'clickhouse') });
  try {
    expect(await rowsWith(store, victim.actorId)).toBe(0);
    expect(await rowsWith(store, victim.marker)).toBe(0);
    expect(await rowsWith(store, witness.actorId)).toBeGreaterThanOrEqual(4);
    expect(await rowsWith(store, witness.marker)).toBeGreaterThanOrEqual(3);
    // Parts that merges of the last moments replaced; those of the erasure were gone before its receipt.
    await eventually(
      () => strayParts(store),
      (parts) => parts.length === 0,
      60_000,
    );
  } finally {
    await store.close();
  }
});
