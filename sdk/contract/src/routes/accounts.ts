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

/** For somebody who forgot the password. `token` is in this answer only, works once and for 24 hours. */
export const createPasswordLink = operation({
  id: 'createPasswordLink',
  method: 'POST',
  path: '/api/v1/accounts/{user}/password-link',
  summary: 'Makes a link by which the person sets a new password',
  tags: ['accounts'],
  access: 'operator',
  params: z.object({ user: z.uuid() }),
  response: z.object({ token: z.string(), link: z.string(), expiresAt: z.string() }),
});

/** All sessions of the account end; sets the cookie of a new one. 404 when the link was used or has expired. */
export const resetPassword = operation({
  id: 'resetPassword',
  method: 'POST',
  path: '/api/v1/password',
  summary: 'Sets a new password by a link of the operator and starts a session',
  tags: ['accounts'],
  access: 'open',
  body: z.object({ token: z.string().min(1).max(500), newPassword: passwordSchema }),
  response: z.object({ expiresAt: z.string() }),
});

export type Account = z.output<typeof accountSchema>;
