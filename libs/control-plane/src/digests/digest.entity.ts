import { EntitySchema } from 'typeorm';

export interface DigestRow {
  targetId: string;
  /** In the project's time zone, as `2026-03-01`. */
  day: string;
  at: Date;
}

/** Which digests were written down to be sent: one a target and day, whoever does it. */
export const digestEntity = new EntitySchema<DigestRow>({
  name: 'digest',
  tableName: 'digests',
  columns: {
    targetId: {
      type: 'uuid',
      name: 'target_id',
      primary: true,
      primaryKeyConstraintName: 'digests_pkey',
      foreignKey: { target: 'target', name: 'digests_target', onDelete: 'CASCADE' },
    },
    day: { type: 'text', primary: true, primaryKeyConstraintName: 'digests_pkey' },
    at: { type: 'timestamptz' },
  },
});
