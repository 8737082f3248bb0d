/**
 * A writer that ends itself by SIGKILL right after its n-th write, or stores everything and tells what readers
 * see. Arguments: folder, n (0 = never), the time of the events. The first run on a folder also appends the records.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedLog } from '@almenara/event-log';
import { migrate, openTraceStore } from '@almenara/trace-store';
import { storeBatch } from '../dist/index.js';

const folder = process.argv[2];
const [crashAfter, time] = process.argv.slice(3).map(Number);
const fresh = !existsSync(join(folder, 'log'));
const log = await openEmbeddedLog({ folder: join(folder, 'log'), epochFloor: 1 });
const store = await openTraceStore({ kind: 'embedded', folder: join(folder, 'store') });
await migrate(store, new URL('../../../migrations/clickhouse/', import.meta.url));
if (fresh) await log.append(records().map((value) => ({ topic: 'events', key: 'p:t', value })));

let writes = 0;
const afterWrite = async (work) => {
  await work;
  if (++writes === crashAfter) process.kill(process.pid, 'SIGKILL');
};
const crashing = {
  query: (sql, parameters) => store.query(sql, parameters),
  insert: (table, rows) => afterWrite(store.insert(table, rows)),
  command: (sql, parameters) => afterWrite(store.command(sql, parameters)),
  ping: () => store.ping(),
  close: () => store.close(),
};
const stored = Promise.withResolvers();
const consumer = await log.consume({
  topic: 'events',
  group: 'writer',
  maxRecords: 2,
  maxBytes: 1e6,
  maxWaitMs: 1,
  onBatch: async (batch) => {
    await storeBatch(crashing, log.epoch, batch);
    if (batch.at(-1).offset === 4) stored.resolve();
  },
});
// After a crash behind the last commit nothing is left to consume.
const [{ records: left }] = await log.lag('events', 'writer');
if (left > 0) await stored.promise;
await consumer.stop();
console.log(JSON.stringify({ writes, visible: await visible() }));
await log.close();
await store.close();

function records() {
  const span = (spanId, fields) => ({ kind: 'span', traceId: 't', spanId, at: time, ...fields });
  const parts = [
    [span('a', { startTime: time, name: 'first' }), span('b', { endTime: time + 50 })],
    [{ kind: 'score', id: 'x', at: time, name: 'helpful', value: 1, traceId: 't' }],
    // Moves both spans into another month, so that two partitions are written.
    [
      span('a', { at: time + 1, startTime: time - 40 * 86_400_000 }),
      span('b', { at: time + 1, startTime: time + 40 * 86_400_000, parentSpanId: 'a' }),
      { kind: 'unheard' },
    ],
    [
      { kind: 'score', id: 'x', at: time + 1, name: 'helpful', value: 0, traceId: 't' },
      { kind: 'loss', reason: 'queue_full', count: 3 },
      span('c', { type: 'llm', parentSpanId: 'a', usage: { total: 5 } }),
    ],
  ];
  const numbered = parts.map((events, index) => ({
    ...envelope('batch', events),
    sender: 'app',
    sequence: index + 1,
    declared: events.length,
  }));
  const letter = {
    version: '1',
    reason: 'refused',
    receivedAt: time,
    door: 'batch',
    sender: 'app',
    sequence: 3,
  };
  const replayed = {
    ...envelope('replay', [span('d', { startTime: time }), { kind: 'unheard' }]),
    replay: {
      id: 'r',
      deadLetters: [
        { ...letter, id: 'stored now' },
        { ...letter, id: 'refused again' },
      ],
    },
  };
  return [...numbered, replayed].map((record) => new TextEncoder().encode(JSON.stringify(record)));
}

function envelope(door, events) {
  return { version: 1, project: 'p', receivedAt: time, door, events };
}

async function visible() {
  const state = {};
  for (const [table, order] of [
    ['spans', 'span_id, start_time'],
    ['traces', 'trace_id'],
    ['scores', 'id'],
    ['losses', 'reason'],
    ['loss_reports', 'reason'],
    ['unnumbered_records', 'version'],
    ['ledger', 'sequence'],
    ['dead_letters', 'id'],
  ]) {
    state[table] = await store.query(
      `SELECT * FROM almenara.${table} FINAL WHERE project = {project:String} ORDER BY ${order}`,
      { project: 'p' },
    );
  }
  return state;
}
