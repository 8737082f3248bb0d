import type { TraceStoreConnection } from '../connection.js';
import { fromStoreTime } from '../time.js';
import { hashSubject, type TombstoneKind } from './hash-subject.js';

export interface TombstoneKey {
  readonly kind: TombstoneKind;
  readonly id: string;
}

/** Tombstones of those that were asked for. */
export interface FoundTombstones {
  readonly salt: string;
  /** Epoch milliseconds, undefined when there is no tombstone. */
  erasedAt(kind: TombstoneKind, id: string): number | undefined;
}

const HASHES_PER_QUERY = 1000;

/** Undefined when the project has no tombstones at all, which one small read of the primary index tells. */
export async function findTombstones(
  connection: TraceStoreConnection,
  project: string,
  keys: () => Iterable<TombstoneKey>,
): Promise<FoundTombstones | undefined> {
  const [any] = await connection.query<{ salt: string }>(ANY, { project });
  if (!any) return undefined;
  const { salt } = any;
  const asked = new Map<string, string>();
  for (const { kind, id } of keys()) {
    const key = `${kind}\n${id}`;
    if (!asked.has(key)) asked.set(key, hashSubject(salt, kind, id));
  }
  const hashes = [...asked.values()];
  const found = new Map<string, number>();
  for (let first = 0; first < hashes.length; first += HASHES_PER_QUERY) {
    const subjects = hashes.slice(first, first + HASHES_PER_QUERY);
    for (const row of await connection.query<{ subject: string; at: string }>(SQL, { project, subjects })) {
      found.set(row.subject, fromStoreTime(row.at));
    }
  }
  return { salt, erasedAt: (kind, id) => found.get(asked.get(`${kind}\n${id}`) ?? '') };
}

const ANY = 'SELECT salt FROM almenara.tombstones WHERE project = {project:String} LIMIT 1';

const SQL = `
SELECT subject, max(erased_at) AS at
FROM almenara.tombstones WHERE project = {project:String}
    AND kind IN ('actor', 'session', 'trace', 'sessionScores') AND subject IN {subjects:Array(String)}
GROUP BY subject`;
