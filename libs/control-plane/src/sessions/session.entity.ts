import { EntitySchema } from 'typeorm';

export interface LoginTokenRow {
  hash: string;
  /** Whose password it sets; null when it logs in the operator. */
  userId: string | null;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
}

export interface SessionRow {
  hash: string;
  id: string;
  /** Null when a one-time link opened it: the session of the operator. */
  userId: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

export const loginTokenEntity = new EntitySchema<LoginTokenRow>({
  name: 'login_token',
  tableName: 'login_tokens',
  columns: {
    hash: { type: 'text', primary: true, primaryKeyConstraintName: 'login_tokens_pkey' },
    userId: {
      type: 'uuid',
      name: 'user_id',
      nullable: true,
      foreignKey: { target: 'user', name: 'login_tokens_user' },
    },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
    usedAt: { type: 'timestamptz', name: 'used_at', nullable: true },
  },
  indices: [{ name: 'login_tokens_by_expiry', columns: ['expiresAt'] }],
  checks: [{ name: 'login_tokens_hash_sha256', expression: `hash ~ '^[0-9a-f]{64}$'` }],
});

export const sessionEntity = new EntitySchema<SessionRow>({
  name: 'session',
  tableName: 'sessions',
  columns: {
    hash: { type: 'text', primary: true, primaryKeyConstraintName: 'sessions_pkey' },
    id: { type: 'uuid' },
    userId: {
      type: 'uuid',
      name: 'user_id',
      nullable: true,
      foreignKey: { target: 'user', name: 'sessions_user' },
    },
    lastSeenAt: { type: 'timestamptz', name: 'last_seen_at' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    expiresAt: { type: 'timestamptz', name: 'expires_at' },
  },
  uniques: [{ name: 'sessions_id_unique', columns: ['id'] }],
  indices: [
    { name: 'sessions_by_expiry', columns: ['expiresAt'] },
    { name: 'sessions_by_user', columns: ['userId'] },
  ],
  checks: [{ name: 'sessions_hash_sha256', expression: `hash ~ '^[0-9a-f]{64}$'` }],
});
