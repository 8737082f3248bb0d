import type { TraceStoreConnection } from '../connection.js';
import { countRows } from './count-rows.js';
import {
  ERASED_STORE_NAMES,
  ERASED_STORES,
  QUEUED,
  type ErasedCounts,
  type ErasedStoreName,
} from './erased-stores.js';

/** Rows of an erasure that readers would see in a store. */
export function countReadableErased(
  connection: TraceStoreConnection,
  project: string,
  erasure: string,
  store: ErasedStoreName,
): Promise<number> {
  return countRows(connection, project, 'readable', store, QUEUED, { erasure });
}

/** Rows of an erasure that a store still holds, those included that newer ones replace. */
export function countErased(
  connection: TraceStoreConnection,
  project: string,
  erasure: string,
  store: ErasedStoreName,
): Promise<number> {
  return countRows(connection, project, 'held', store, QUEUED, { erasure });
}

/** The same for all stores: nothing is left when all are 0. */
export async function countAllErased(
  connection: TraceStoreConnection,
  project: string,
  erasure: string,
): Promise<ErasedCounts> {
  const counts: Partial<ErasedCounts> = {};
  for (const name of ERASED_STORE_NAMES) counts[name] = await countErased(connection, project, erasure, name);
  return counts as ErasedCounts;
}

/**
 * Rewrites the parts that hold rows of an erasure without them. When it resolves no reader sees them; the old parts
 * leave the disk some seconds later. The text of the mutation names tables only.
 */
export async function deleteErased(
  connection: TraceStoreConnection,
  project: string,
  erasure: string,
  store: ErasedStoreName,
): Promise<void> {
  if ((await countErased(connection, project, erasure, store)) === 0) return;
  const { table, condition } = ERASED_STORES[store];
  await connection.command(
    `ALTER TABLE almenara.${table} DELETE WHERE project = {project:String} AND ${condition(QUEUED)}
     SETTINGS mutations_sync = 2, allow_nondeterministic_mutations = 1`,
    { project, erasure },
  );
}

/** Removes the lists of an erasure, which hold ids in plain. */
export async function forgetErasure(
  connection: TraceStoreConnection,
  project: string,
  erasure: string,
): Promise<void> {
  for (const sql of [FORGET_SUBJECTS, FORGET_TRACES]) await connection.command(sql, { project, erasure });
}

const FORGET_SUBJECTS = `
ALTER TABLE almenara.erasure_subjects DELETE WHERE project = {project:String} AND erasure = {erasure:String}
SETTINGS mutations_sync = 2`;
const FORGET_TRACES = `
ALTER TABLE almenara.erasure_traces DELETE WHERE project = {project:String} AND erasure = {erasure:String}
SETTINGS mutations_sync = 2`;
