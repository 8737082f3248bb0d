import { setTimeout as delay } from 'node:timers/promises';
import type { TraceStoreConnection } from '../connection.js';

const POLL_MS = 200;

/**
 * Waits until every file of tables that is out of use now has left the disk: parts that a merge or a mutation
 * replaced. Rejects when the signal aborts.
 */
export async function waitForOldParts(
  connection: TraceStoreConnection,
  tables: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const old = new Set(await listOldParts(connection, tables));
  while (old.size > 0) {
    await delay(POLL_MS, undefined, signal ? { signal } : {});
    const left = new Set(await listOldParts(connection, tables));
    for (const part of old) if (!left.has(part)) old.delete(part);
  }
}

async function listOldParts(connection: TraceStoreConnection, tables: readonly string[]): Promise<string[]> {
  const rows = await connection.query<{ part: string }>(
    `SELECT concat(table, '/', name) AS part FROM system.parts
     WHERE database = 'almenara' AND NOT active AND table IN {tables:Array(String)}`,
    { tables },
  );
  return rows.map(({ part }) => part);
}
