import { z } from 'zod';
import { displayNameSchema, emailSchema, passwordSchema } from './account-fields.js';
import { projectParams } from './filter.js';
import { operation, ROLES } from './operation.js';

export const INVITATION_STATES = ['open', 'accepted', 'revoked', 'expired'] as const;
export const DEFAULT_INVITATION_DAYS = 7;

const tokenSchema = z.string().min(1).max(500);

export const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  state: z.enum(INVITATION_STATES),
  createdAt: z.string(),
  expiresAt: z.string(),
  /** Name of whoever invited. */
  invitedBy: z.string(),
});

/** `token` is in this answer only; `link` is the page on which the invited person accepts. */
export const createInvitation = operation({
  id: 'createInvitation',
  method: 'POST',
  path: '/api/v1/projects/{project}/invitations',
  summary: 'Invites an e-mail address to the project; the link is to be handed over by the caller',
  tags: ['invitations'],
  access: 'admin',
  params: projectParams,
  body: z.object({
    email: emailSchema,
    role: z.enum(ROLES),
    expiresInDays: z.number().int().min(1).max(30).default(DEFAULT_INVITATION_DAYS),
  }),
  response: z.object({ invitation: invitationSchema, token: z.string(), link: z.string() }),
});

export const listInvitations = operation({
  id: 'listInvitations',
  method: 'GET',
  path: '/api/v1/projects/{project}/invitations',
  summary: 'Invitations to the project, the newest first',
  tags: ['invitations'],
  access: 'admin',
  params: projectParams,
  response: z.object({ items: z.array(invitationSchema), nextCursor: z.string().nullable() }),
});

export const revokeInvitation = operation({
  id: 'revokeInvitation',
  method: 'DELETE',
  path: '/api/v1/projects/{project}/invitations/{invitation}',
  summary: 'Makes an open invitation useless',
  tags: ['invitations'],
  access: 'admin',
  params: projectParams.extend({ invitation: z.uuid() }),
  response: invitationSchema,
});

/** The token travels in the body, because addresses end up in logs. 404 when it cannot be accepted any more. */
export const lookAtInvitation = operation({
  id: 'lookAtInvitation',
  readOnly: true,
  method: 'POST',
  path: '/api/v1/invitation',
  summary: 'What an open invitation offers',
  tags: ['invitations'],
  access: 'open',
  body: z.object({ token: tokenSchema }),
  response: z.object({
    project: z.object({ id: z.string(), name: z.string() }),
    email: z.string(),
    role: z.enum(ROLES),
    expiresAt: z.string(),
    /** True when the e-mail has an account: its password, or a session of it, is needed to accept. */
    hasAccount: z.boolean(),
  }),
});

/**
 * Works once. A new account needs `name` and a `password` of 12 characters or more; an existing one its password, or a
 * session of it. Sets the session cookie.
 */
export const acceptInvitation = operation({
  id: 'acceptInvitation',
  method: 'POST',
  path: '/api/v1/invitation/acceptance',
  summary: 'Accepts an invitation and starts a session',
  tags: ['invitations'],
  access: 'open',
  body: z.object({
    token: tokenSchema,
    name: displayNameSchema.optional(),
    password: passwordSchema.optional(),
  }),
  response: z.object({ project: z.string(), role: z.enum(ROLES), expiresAt: z.string() }),
});

export type Invitation = z.output<typeof invitationSchema>;
