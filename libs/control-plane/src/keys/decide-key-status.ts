/** What the database knows about a key. */
export interface KeyRecord {
  keyId: string;
  project: string;
  expiresAt: number | undefined;
  revoked: boolean;
}

export type KeyResolution =
  { status: 'valid'; project: string; keyId: string } | { status: 'unknown' | 'expired' | 'revoked' };

export function decideKeyStatus(record: KeyRecord | undefined, now: number): KeyResolution {
  if (!record) return { status: 'unknown' };
  if (record.revoked) return { status: 'revoked' };
  if (record.expiresAt !== undefined && record.expiresAt <= now) return { status: 'expired' };
  return { status: 'valid', project: record.project, keyId: record.keyId };
}
