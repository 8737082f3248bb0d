import type { ErasureKind } from '@almenara/contract';
import type { TraceStoreConnection } from '../connection.js';

/** Notes whom an erasure is about. Durable when it resolves; nothing else holds the id. */
export async function beginErasure(
  connection: TraceStoreConnection,
  project: string,
  erasure: string,
  subject: { readonly kind: ErasureKind; readonly id: string },
): Promise<void> {
  const row = { project, erasure, kind: subject.kind, subject: subject.id };
  await connection.insert(`almenara.erasure_subjects`, [row]);
}

/** False when the note is lost, or removed because the erasure has ended. */
export async function isErasureBegun(
  connection: TraceStoreConnection,
  project: string,
  erasure: string,
): Promise<boolean> {
  const rows = await connection.query(
    'SELECT kind FROM almenara.erasure_subjects WHERE project = {project:String} AND erasure = {erasure:String} LIMIT 1',
    { project, erasure },
  );
  return rows.length > 0;
}
