import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ControlPlane, openControlPlane } from '@almenara/control-plane';
import { copyFreshDatabase } from '@almenara/control-plane/fresh-database';
import { type EventLog, openEmbeddedLog } from '@almenara/event-log';
import { migrate, openTraceStore, type TraceStoreConnection } from '@almenara/trace-store';

export interface Engines {
  readonly log: EventLog;
  readonly store: TraceStoreConnection;
  readonly controlPlane: ControlPlane;
  remove(): Promise<void>;
}

/** The embedded engines in a folder of their own. */
export async function openEngines(
  options: { partitions?: number; clock?: () => number } = {},
): Promise<Engines> {
  const folder = await mkdtemp(join(tmpdir(), 'almenara-monitor-'));
  const { partitions = 1, clock = Date.now } = options;
  const log = await openEmbeddedLog({ folder: join(folder, 'log'), epochFloor: 1, partitions });
  const store = await openTraceStore({ kind: 'embedded', folder: join(folder, 'store') });
  await migrate(store, new URL('../../../../migrations/clickhouse/', import.meta.url));
  await copyFreshDatabase(join(folder, 'control-plane'));
  const controlPlane = await openControlPlane({
    kind: 'embedded',
    folder: join(folder, 'control-plane'),
    clock,
  });
  return {
    log,
    store,
    controlPlane,
    async remove() {
      await controlPlane.close();
      await store.close();
      await log.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
