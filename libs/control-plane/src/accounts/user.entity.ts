import { EntitySchema } from 'typeorm';

export interface UserRow {
  id: string;
  email: string;
  name: string;
  /** In PHC form, with the parameters that made it. */
  passwordHash: string;
  createdAt: Date;
  disabledAt: Date | null;
}

export const userEntity = new EntitySchema<UserRow>({
  name: 'user',
  tableName: 'users',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'users_pkey' },
    email: { type: 'text' },
    name: { type: 'text' },
    passwordHash: { type: 'text', name: 'password_hash' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    disabledAt: { type: 'timestamptz', name: 'disabled_at', nullable: true },
  },
  uniques: [{ name: 'users_email_unique', columns: ['email'] }],
  checks: [{ name: 'users_email_lower', expression: 'email = lower(email)' }],
});
