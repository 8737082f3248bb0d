/**
 * Brings the sketches of a folder up to its rows, judges and opens incidents, and ends itself by SIGKILL at one of the
 * places between, or lets it end and tells what is there. Arguments: folder, place ('' = never). The first run on a
 * folder also fills it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openControlPlane } from '@almenara/control-plane';
import { openEmbeddedLog } from '@almenara/event-log';
import { listJudgedHours, migrate, openTraceStore, readSketch } from '@almenara/trace-store';
import { Registry } from 'prom-client';
import { createDriftDuty, createSketchesDuty, DriftMetrics } from '../dist/index.js';
import { createMeanWatch } from '../dist/testing/mean-detector.js';

const [folder, killAt] = process.argv.slice(2);
const HOURS = 30;
const SHIFT = 26;
const START = Date.UTC(2026, 2, 1) / 3_600_000;
const fresh = !existsSync(join(folder, 'store'));
const store = await openTraceStore({ kind: 'embedded', folder: join(folder, 'store') });
await migrate(store, new URL('../../../migrations/clickhouse/', import.meta.url));
const controlPlane = await openControlPlane({ kind: 'embedded', folder: join(folder, 'control-plane') });
const log = await openEmbeddedLog({ folder: join(folder, 'log'), epochFloor: 1, partitions: 1 });
if (fresh) await fill();

const dieAt = (place) => {
  if (place === killAt) process.kill(process.pid, 'SIGKILL');
};
const deadlyStore = {
  ...store,
  async command(sql, parameters) {
    if (sql.includes('INTO almenara.sketch_hour')) dieAt('before the sketch');
    await store.command(sql, parameters);
    if (sql.includes('INTO almenara.sketch_hour')) dieAt('after the sketch');
    if (parameters?.takenAt) dieAt('after an hour was taken');
  },
};
const { incidents } = controlPlane;
const deadlyIncidents = {
  restarts: (project) => incidents.restarts(project),
  async open(alarm) {
    dieAt('before the incident');
    await incidents.open(alarm);
    dieAt('after the incident');
  },
};
const registry = new Registry();
const options = {
  log,
  store: deadlyStore,
  controlPlane: { ...controlPlane, incidents: deadlyIncidents },
  registry,
  now: () => (START + HOURS) * 3_600_000 + 15 * 60_000,
};
const metrics = new DriftMetrics(registry);
const { signal } = new AbortController();
await createSketchesDuty(options, metrics).run({ data: {}, signal });
await createDriftDuty(options, metrics, createMeanWatch).run({ data: { project: 'shop' }, signal });

const window = { from: START, to: START + HOURS };
const blocks = await readSketch(store, 'shop', { stream: 'prompt', encoder: 'e', ...window, blockHours: 1 });
const judged = await listJudgedHours(store, 'shop', { window });
const opened = await incidents.list('shop', {}, { limit: 10 });
const detail = opened[0] && (await incidents.get('shop', opened[0].key));
console.log(
  JSON.stringify({
    sketched: blocks.map(({ cells }) => cells.map(({ n, sum }) => [n, ...sum])),
    judged: judged.length,
    alarms: judged.filter(({ alarm }) => alarm).length,
    incidents: opened.map(({ stream, state }) => `${stream} ${state}`),
    events: detail?.history.map(({ event }) => event),
  }),
);
await controlPlane.close();
await log.close();
await store.close();

async function fill() {
  await controlPlane.projects.ensure({ id: 'shop', name: 'Shop' });
  const rows = Array.from({ length: HOURS * 4 }, (_, index) => ({
    project: 'shop',
    stream: 'prompt',
    encoder: 'e',
    time: new Date((START + Math.floor(index / 4)) * 3_600_000).toISOString().slice(0, 19).replace('T', ' '),
    trace_id: String(index),
    span_id: 's',
    part: 0,
    version: 1,
    is_deleted: 0,
    bag: index % 4,
    actor_hash: String(index % 4),
    language: '',
    inclusion_probability: 1,
    vector: index < SHIFT * 4 ? [127, 0] : [0, 127],
  }));
  await store.insert('almenara.vectors', rows);
}
