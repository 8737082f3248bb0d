/**
 * Goes on with the erasure in a folder and ends itself by SIGKILL when a step is about to be recorded as done, or
 * lets it end and tells what is left. Arguments: folder, name of the step ('' = never). The first run on a folder
 * also fills it and asks for the erasure.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ERASURE_STEPS } from '@almenara/contract';
import { byConfiguration, openControlPlane } from '@almenara/control-plane';
import { openEmbeddedLog } from '@almenara/event-log';
import {
  beginErasure,
  hashSubject,
  migrate,
  openTraceStore,
  refreshTraces,
  sketchDirtyHours,
  takeHours,
} from '@almenara/trace-store';
import { Registry } from 'prom-client';
import { createErasuresDuty } from '../dist/index.js';

const [folder, killAt] = process.argv.slice(2);
const ERASURE = '0198a7c2-6a5e-7c3b-9f10-2b7d6c1e4a55';
const fresh = !existsSync(join(folder, 'log'));
const log = await openEmbeddedLog({ folder: join(folder, 'log'), epochFloor: 1 });
const store = await openTraceStore({ kind: 'embedded', folder: join(folder, 'store') });
await migrate(store, new URL('../../../migrations/clickhouse/', import.meta.url));
const controlPlane = await openControlPlane({ kind: 'embedded', folder: join(folder, 'control-plane') });
if (fresh) await fill();

const { erasures } = controlPlane;
const die = () => process.kill(process.pid, 'SIGKILL');
const deadly = {
  find: (...args) => erasures.find(...args),
  salt: (...args) => erasures.salt(...args),
  setErasedAt: (...args) => erasures.setErasedAt(...args),
  setLogGoneAt: (...args) => erasures.setLogGoneAt(...args),
  fail: (...args) => erasures.fail(...args),
  async recordStep(id, step, state, rows) {
    if (step === killAt && state === 'done') die();
    await erasures.recordStep(id, step, state, rows);
  },
  async finish(...args) {
    await erasures.finish(...args);
    if (killAt === 'receipt') die();
  },
};
const duty = createErasuresDuty({
  log,
  store,
  controlPlane: { ...controlPlane, erasures: deadly },
  registry: new Registry(),
  gatewayUrl: () => '',
});
await duty.run({ data: { project: 'shop', erasure: ERASURE }, signal: new AbortController().signal });

const count = async (table) => {
  const [{ rows }] = await store.query(`SELECT count() AS rows FROM almenara.${table}`);
  return rows;
};
const erasure = await erasures.find('shop', ERASURE);
const left = {};
for (const table of [
  'spans',
  'traces',
  'scores',
  'dead_letters',
  'vectors',
  'erasure_subjects',
  'erasure_traces',
]) {
  left[table] = await count(table);
}
for (const table of ['sketch_hour', 'judged_hours']) {
  const rows = await store.query(
    `SELECT stream, encoder, counts FROM almenara.${table} WHERE encoder != '' ORDER BY version`,
  );
  left[table] = rows.map(({ counts }) => counts);
}
left.labels = (await controlPlane.labels.list('shop', {}, { limit: 10 })).length;
const verdict = await controlPlane.receipts.verify(erasure.receipt);
console.log(JSON.stringify({ state: erasure.state, receipt: erasure.receipt, verdict, left }));
await controlPlane.close();
await log.close();
await store.close();

async function fill() {
  await controlPlane.projects.ensure({ id: 'shop', name: 'Shop' });
  const spans = ['ana', 'bob', 'eve'].flatMap((actor_id) =>
    ['root', 'child'].map((span_id) => ({
      project: 'shop',
      trace_id: `trace-of-${actor_id}`,
      span_id,
      version: '1',
      start_time: '2026-03-01 12:00:00.000000',
      start_known: 1,
      input: `"what ${actor_id} asked"`,
      actor_id: span_id === 'root' ? actor_id : '',
    })),
  );
  await store.insert('almenara.spans', spans);
  await refreshTraces(store, 'shop', ['trace-of-ana', 'trace-of-bob', 'trace-of-eve'], 0);
  const score = {
    project: 'shop',
    version: '1',
    at: '2026-03-01 12:00:00.000000',
    name: 'helpful',
    value: 1,
  };
  await store.insert('almenara.scores', [
    { ...score, id: 'a', trace_id: 'trace-of-ana' },
    { ...score, id: 'b', trace_id: 'trace-of-bob' },
  ]);
  for (const traceId of ['trace-of-ana', 'trace-of-bob']) {
    const label = { question: 'groundedness', traceId, spanId: 'root', verdict: 'supported', sentences: [] };
    const rater = { id: 'operator', name: 'operator' };
    await controlPlane.labels.create(
      'shop',
      { ...label, note: 'what ana meant', rater, answerAt: new Date('2026-03-01T12:00:00Z') },
      byConfiguration('test'),
    );
  }
  const now = new Date().toISOString().slice(0, 23).replace('T', ' ');
  await store.insert('almenara.dead_letters', [
    { project: 'shop', id: 'a', version: '1', at: now, content: '{"actorId":"ana"' },
  ]);
  const vector = {
    project: 'shop',
    stream: 'prompt',
    encoder: 'e',
    time: '2026-03-01 12:00:00.000000',
    span_id: 'root',
    part: 0,
    version: 1,
    is_deleted: 0,
    actor_hash: '1',
    language: 'en',
    inclusion_probability: 1,
    vector: [127, 0],
  };
  await store.insert('almenara.vectors', [
    { ...vector, trace_id: 'trace-of-ana', bag: 1 },
    { ...vector, trace_id: 'trace-of-bob', bag: 2 },
  ]);
  const hour = Date.UTC(2026, 2, 1, 12) / 3_600_000;
  await sketchDirtyHours(store, 'shop', { from: hour, to: hour + 1 });
  await takeHours(store, 'shop', { stream: 'prompt', encoder: 'e', from: hour, to: hour + 1 }, 1);
  await log.append([{ topic: 'events', key: 'shop:t', value: Buffer.from('what ana asked') }]);
  let handled = false;
  const consumer = await log.consume({
    topic: 'events',
    group: 'writer',
    maxRecords: 10,
    maxBytes: 1e6,
    maxWaitMs: 1,
    onBatch: async () => void (handled = true),
  });
  while (!handled || (await log.lag('events', 'writer')).some(({ records }) => records > 0)) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  await consumer.stop();
  const subject = hashSubject(await controlPlane.erasures.salt('shop'), 'actor', 'ana');
  await beginErasure(store, 'shop', ERASURE, { kind: 'actor', id: 'ana' });
  const wanted = {
    id: ERASURE,
    project: 'shop',
    kind: 'actor',
    subject,
    receiptSubject: subject,
    receiptSalt: 'salt',
    reason: null,
    steps: ERASURE_STEPS,
  };
  await controlPlane.erasures.create(wanted, byConfiguration('test'));
}
