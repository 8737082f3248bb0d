import { createHash } from 'node:crypto';

/** What a tombstone is about. `sessionScores`: scores that judge a session as a whole and name no trace. */
export type TombstoneKind = 'actor' | 'session' | 'trace' | 'sessionScores';

/** Ids hold no control characters, so line breaks separate the parts safely. The SQL below makes the same. */
export function hashSubject(salt: string, kind: TombstoneKind, id: string): string {
  return createHash('sha256').update(`${salt}\n${kind}\n${id}`).digest('hex');
}

/** The same hash in SQL, of expressions for the kind and the id. */
export function hashSubjectSql(kind: string, id: string): string {
  return `lower(hex(SHA256(concat({salt:String}, '\\n', ${kind}, '\\n', ${id}))))`;
}
