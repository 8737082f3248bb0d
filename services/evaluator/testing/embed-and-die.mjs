/**
 * Usage: node embed-and-die.mjs <folder> <insert of vectors behind which it kills itself with -9, 0 for none>
 * An evaluator on embedded engines in the folder, where two answers wait. Prints what readers see of the vectors, and
 * how many rows were written.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EVALUATOR_GROUP, EVENTS_TOPIC, WRITER_GROUP } from '@almenara/contract';
import { openStaticEncoder } from '@almenara/embedding';
import { openEmbeddedLog } from '@almenara/event-log';
import { insertRows, migrate, openTraceStore, refreshTraces, toStoreTime } from '@almenara/trace-store';
import { Registry } from 'prom-client';
import { EvaluatorService } from '../dist/evaluator.service.js';

const [folder, dieBehind] = process.argv.slice(2);
const PROJECT = 'shop';
const ANSWERS = ['first', 'second'];
const models = fileURLToPath(new URL('../../../models', import.meta.url));
const isNew = !existsSync(join(folder, 'log'));
const log = await openEmbeddedLog({ folder: join(folder, 'log'), epochFloor: 1, partitions: 1 });
const store = await openTraceStore({ kind: 'embedded', folder: join(folder, 'store') });
await migrate(store, new URL('../../../migrations/clickhouse/', import.meta.url));
if (isNew) await prepare();
await catchUpWriter();

let inserts = 0;
const service = new EvaluatorService({
  log,
  store: dying(store),
  controlPlane: standIn(),
  evaluators: [],
  traceEvaluators: [],
  floor: openStaticEncoder({ models }),
  unavailable: [],
  registry: new Registry(),
  quietMs: 1,
});
await service.onApplicationBootstrap();
while ((await log.lag(EVENTS_TOPIC, EVALUATOR_GROUP)).some(({ records }) => records > 0)) {
  await new Promise((resolve) => setTimeout(resolve, 10));
}
await service.beforeApplicationShutdown();
const read = (final) =>
  store.query(
    `SELECT stream, trace_id FROM almenara.vectors ${final} WHERE project = {project:String} ORDER BY stream, trace_id`,
    { project: PROJECT },
  );
const visible = await read('FINAL');
console.log(JSON.stringify({ visible, inserts }));
await store.close();
await log.close();
process.exit(0);

/** A span of each answer, stored as the writer would, and a record of each in the log. */
async function prepare() {
  for (const [at, id] of ANSWERS.entries()) {
    const startTime = Date.now() - 60_000 + at;
    const span = {
      project: PROJECT,
      trace_id: id,
      span_id: 'answer',
      version: '1',
      start_time: toStoreTime(startTime),
      start_known: 1,
      end_time: toStoreTime(startTime + 1),
      type: 'llm',
      status: 'ok',
      actor_id: id,
      input: JSON.stringify(`Where is parcel ${id}?`),
      output: JSON.stringify(`Parcel ${id} arrives tomorrow.`),
    };
    await insertRows(store, 'spans', [span]);
    await refreshTraces(store, PROJECT, [id], 0);
    const events = [{ kind: 'span', traceId: id, spanId: 'answer', startTime }];
    const record = { version: 1, project: PROJECT, receivedAt: Date.now(), door: 'batch', events };
    const value = new TextEncoder().encode(JSON.stringify(record));
    await log.append([{ topic: EVENTS_TOPIC, key: PROJECT, value }]);
  }
}

async function catchUpWriter() {
  const group = { topic: EVENTS_TOPIC, group: WRITER_GROUP, maxRecords: 10, maxBytes: 1e6, maxWaitMs: 1 };
  const writer = await log.consume({ ...group, onBatch: async () => undefined });
  while ((await log.lag(EVENTS_TOPIC, WRITER_GROUP)).some(({ records }) => records > 0)) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await writer.stop();
}

function dying(real) {
  return {
    query: (...told) => real.query(...told),
    command: (...told) => real.command(...told),
    ping: () => real.ping(),
    close: () => real.close(),
    async insert(table, rows) {
      await real.insert(table, rows);
      if (!table.endsWith('.vectors') || rows.length === 0) return;
      inserts++;
      if (inserts === Number(dieBehind)) process.kill(process.pid, 'SIGKILL');
    },
  };
}

/** No history waits, and nobody reads the reports. */
function standIn() {
  const nothing = async () => undefined;
  return {
    jobs: { work: nothing, send: nothing, schedule: nothing, stop: nothing },
    backfills: { askFor: nothing, projectsWithUnfinished: async () => [] },
    evaluators: { register: nothing, report: nothing },
    evaluatorSettings: { of: async () => ({}) },
  };
}
