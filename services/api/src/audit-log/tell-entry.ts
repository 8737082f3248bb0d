import type { auditEntrySchema } from '@almenara/contract';
import type { AuditEntry } from '@almenara/control-plane';
import type { z } from 'zod';

export type ToldEntry = z.input<typeof auditEntrySchema>;

export function tellEntry(entry: AuditEntry): ToldEntry {
  return { ...entry, at: entry.at.toISOString() };
}
