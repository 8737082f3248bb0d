import { createHash } from 'node:crypto';
import { type AuditEntryRow, type Fields } from './audit-entry.entity.js';

/** SHA-256 over the hash of the entry before and all of this one, in a form that no store changes. */
export function hashEntry(previous: string, row: Omit<AuditEntryRow, 'hash'>): string {
  const text = JSON.stringify([
    previous,
    row.chain,
    row.seq,
    row.at.toISOString(),
    row.actorKind,
    row.actorId,
    row.actorName,
    row.action,
    row.target,
    sorted(row.before),
    sorted(row.after),
  ]);
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** jsonb keeps fields in an order of its own. */
function sorted(fields: Fields | null): [string, unknown][] | null {
  return fields && Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
}
