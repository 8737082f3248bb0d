/**
 * Judges the windows of a folder's monitor and tells its incident, and ends itself by SIGKILL at one of the places between,
 * or lets it end and tells what is there. Arguments: folder, place ('' = never). The first run on a folder also fills it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { monitorDefinitionSchema } from '@almenara/contract';
import { byConfiguration, openControlPlane } from '@almenara/control-plane';
import { openEmbeddedLog } from '@almenara/event-log';
import { migrate, openTraceStore } from '@almenara/trace-store';
import { Registry } from 'prom-client';
import { createMonitorsDuty } from '../dist/index.js';

const [folder, killAt] = process.argv.slice(2);
const BAD = [2, 2, 20, 20, 2, 2, 2, 20];
const HOUR = 3_600_000;
const START = Date.UTC(2026, 2, 1);
let now = START;
const fresh = !existsSync(join(folder, 'store'));
const store = await openTraceStore({ kind: 'embedded', folder: join(folder, 'store') });
await migrate(store, new URL('../../../migrations/clickhouse/', import.meta.url));
const controlPlane = await openControlPlane({
  kind: 'embedded',
  folder: join(folder, 'control-plane'),
  clock: () => now,
});
const log = await openEmbeddedLog({ folder: join(folder, 'log'), epochFloor: 1, partitions: 1 });
if (fresh) await fill();

/** Calls of a part by which it may end. */
const deadly = (part, name, methods) =>
  new Proxy(part, {
    get(target, method) {
      const value = Reflect.get(target, method);
      if (typeof value !== 'function') return value;
      if (!methods.includes(method)) return value.bind(target);
      return async (...given) => {
        dieAt(`before ${name}.${String(method)}`);
        const result = await value.apply(target, given);
        dieAt(`after ${name}.${String(method)}`);
        return result;
      };
    },
  });
const dieAt = (place) => {
  if (place === killAt) process.kill(process.pid, 'SIGKILL');
};
const options = {
  log,
  store,
  controlPlane: {
    ...controlPlane,
    incidents: deadly(controlPlane.incidents, 'incidents', ['open']),
    monitorIncidents: deadly(controlPlane.monitorIncidents, 'monitorIncidents', ['recover']),
    monitorObservations: deadly(controlPlane.monitorObservations, 'observations', ['add', 'markTold']),
  },
  registry: new Registry(),
  gatewayUrl: () => '',
  now: () => now,
};
now = START + BAD.length * HOUR + 15 * 60_000;
const { signal } = new AbortController();
await createMonitorsDuty(options).run({ data: { project: 'shop' }, signal });

const { monitors, monitorObservations, incidents } = controlPlane;
const own = (await monitors.list('shop')).find(({ isDefault }) => !isDefault);
const place = { monitor: own.id, version: 1 };
const kept = await monitorObservations.list('shop', place, { from: START, to: now });
const opened = await incidents.list('shop', { kinds: ['monitor'] }, { limit: 10 });
const histories = await Promise.all(opened.map(({ key }) => incidents.get('shop', key)));
console.log(
  JSON.stringify({
    outcomes: kept.map(({ decision }) => decision.outcome),
    untold: (await monitorObservations.listUntold('shop')).length,
    incidents: opened.map(({ state, resolution }) => `${state} ${resolution}`),
    events: histories.map(({ history }) => history.map(({ event }) => event)),
  }),
);
await controlPlane.close();
await log.close();
await store.close();

async function fill() {
  const by = byConfiguration('test');
  await controlPlane.projects.ensure({ id: 'shop', name: 'Shop' });
  const definition = monitorDefinitionSchema.parse({
    watch: { kind: 'metric', metric: 'errors' },
    windowMinutes: 60,
    detector: { kind: 'bound', side: 'above', limit: 0.2, minimum: 10 },
    severity: 'critical',
  });
  const { id } = await controlPlane.monitors.create('shop', { name: 'Errors', definition }, by);
  await controlPlane.monitors.markTested('shop', id, 1, new Date(now));
  await controlPlane.monitors.setEnabled('shop', id, 1, true, by);
  const rows = BAD.flatMap((bad, hour) =>
    Array.from({ length: 40 }, (_, n) => ({
      project: 'shop',
      trace_id: `t-${hour}-${n}`,
      span_id: 's',
      version: '1',
      is_deleted: 0,
      start_known: 1,
      type: 'llm',
      status: n < bad ? 'error' : 'ok',
      actor_id: `user ${n}`,
      start_time: new Date(START + hour * HOUR + n * 1000).toISOString().slice(0, 19).replace('T', ' '),
    })),
  );
  await store.insert('almenara.spans', rows);
}
