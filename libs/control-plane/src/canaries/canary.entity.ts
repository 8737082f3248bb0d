import { EntitySchema } from 'typeorm';

export interface CanaryRow {
  minute: Date;
  sentAt: Date;
  storedAfterMs: number | null;
  failure: string | null;
}

export const canaryEntity = new EntitySchema<CanaryRow>({
  name: 'canary',
  tableName: 'canaries',
  columns: {
    minute: { type: 'timestamptz', primary: true, primaryKeyConstraintName: 'canaries_pkey' },
    sentAt: { type: 'timestamptz', name: 'sent_at' },
    storedAfterMs: { type: 'double precision', name: 'stored_after_ms', nullable: true },
    failure: { type: 'text', nullable: true },
  },
});
