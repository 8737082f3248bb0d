import { z } from 'zod';
import { displayNameSchema, passwordSchema } from './account-fields.js';
import { operation } from './operation.js';

export const accountSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  createdAt: z.string(),
  disabledAt: z.string().nullable(),
});

export const changeAccount = operation({
  id: 'changeAccount',
  method: 'PUT',
  path: '/api/v1/account',
  summary: "Changes the caller's name",
  tags: ['accounts'],
  access: 'account',
  body: z.object({ name: displayNameSchema }),
  response: accountSchema,
});

/** All other sessions of the account end. Wrong current passwords are throttled like a log-in. */
export const changePassword = operation({
  id: 'changePassword',
  method: 'PUT',
  path: '/api/v1/account/password',
  summary: "Changes the caller's password",
  tags: ['accounts'],
  access: 'account',
  body: z.object({ currentPassword: z.string().min(1).max(200), newPassword: passwordSchema }),
  response: z.object({ endedSessions: z.number().int() }),
});

export const listAccounts = operation({
  id: 'listAccounts',
  method: 'GET',
  path: '/api/v1/accounts',
  summary: 'Everybody with an account, by e-mail',
  tags: ['accounts'],
  access: 'operator',
  response: z.object({ items: z.array(accountSchema), nextCursor: z.string().nullable() }),
});

/** A disabled account cannot log in, and its sessions end. */
export const disableAccount = operation({
  id: 'disableAccount',
  method: 'PUT',
  path: '/api/v1/accounts/{user}/disabled',
  summary: 'Disables an account, or enables it again',
  tags: ['accounts'],
  access: 'operator',
  params: z.object({ user: z.uuid() }),
  body: z.object({ disabled: z.boolean() }),
  response: accountSchema,
});

export type Account = z.output<typeof accountSchema>;
