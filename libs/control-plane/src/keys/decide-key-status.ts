import { type Role } from '@almenara/contract';

/** What the database knows about a key. */
export interface KeyRecord {
  keyId: string;
  project: string;
  name: string;
  /** May it send data. */
  ingest: boolean;
  /** Its role on the API; null when it may not call it. */
  role: Role | null;
  expiresAt: number | undefined;
  revoked: boolean;
}

export type KeyResolution =
  | { status: 'valid'; project: string; keyId: string; name: string; ingest: boolean; role: Role | null }
  | { status: 'unknown' | 'expired' | 'revoked' };

export function decideKeyStatus(record: KeyRecord | undefined, now: number): KeyResolution {
  if (!record) return { status: 'unknown' };
  if (record.revoked) return { status: 'revoked' };
  if (record.expiresAt !== undefined && record.expiresAt <= now) return { status: 'expired' };
  const { project, keyId, name, ingest, role } = record;
  return { status: 'valid', project, keyId, name, ingest, role };
}
