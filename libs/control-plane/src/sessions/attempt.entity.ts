import { EntitySchema } from 'typeorm';

export interface AttemptRow {
  /** Hash of an e-mail or an address. */
  subject: string;
  failures: number;
  lastAt: Date;
  blockedUntil: Date;
}

export const attemptEntity = new EntitySchema<AttemptRow>({
  name: 'login_attempt',
  tableName: 'login_attempts',
  columns: {
    subject: { type: 'text', primary: true, primaryKeyConstraintName: 'login_attempts_pkey' },
    failures: { type: 'integer' },
    lastAt: { type: 'timestamptz', name: 'last_at' },
    blockedUntil: { type: 'timestamptz', name: 'blocked_until' },
  },
  indices: [{ name: 'login_attempts_by_time', columns: ['lastAt'] }],
  checks: [{ name: 'login_attempts_subject_sha256', expression: `subject ~ '^[0-9a-f]{64}$'` }],
});
