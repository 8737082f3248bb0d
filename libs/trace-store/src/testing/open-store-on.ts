import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TraceStoreConnection } from '../connection.js';
import { migrate } from '../engine/migrate.js';
import { openTraceStore } from '../engine/open-trace-store.js';
import { startClickHouseOverHttp } from './clickhouse-over-http/start.js';

export const ENGINES = ['embedded', 'server over HTTP'] as const;

/** A migrated store in a folder of its own, behind either adapter. A process can hold one embedded store at a time. */
export async function openStoreOn(
  engine: (typeof ENGINES)[number],
): Promise<{ connection: TraceStoreConnection; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'almenara-store-'));
  const server = engine === 'embedded' ? undefined : await startClickHouseOverHttp(join(folder, 'data'));
  const connection = await openTraceStore(
    server ? { kind: 'server', url: server.url } : { kind: 'embedded', folder },
  );
  await migrate(connection, new URL('../../../../migrations/clickhouse/', import.meta.url));
  return {
    connection,
    remove: async () => {
      await connection.close();
      await server?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
