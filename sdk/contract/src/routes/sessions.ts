import { z } from 'zod';
import { emailSchema } from './account-fields.js';
import { operation, ROLES } from './operation.js';

/** Operators have every right everywhere; others have a role in each of their projects. */
export const CALLER_KINDS = ['operator', 'user', 'key'] as const;

const openedSession = z.object({ expiresAt: z.string() });

export const getSession = operation({
  id: 'getSession',
  method: 'GET',
  path: '/api/v1/session',
  summary: 'Who is calling',
  tags: ['session'],
  access: 'caller',
  response: z.object({
    method: z.enum(['token', 'cookie']),
    expiresAt: z.string().nullable(),
    kind: z.enum(CALLER_KINDS).optional(),
    /** The account of a user; null for the operator and for keys. */
    user: z.object({ id: z.string(), email: z.string(), name: z.string() }).nullable().optional(),
    /** The caller's role in each project; empty for the operator, who needs none. */
    projects: z.array(z.object({ id: z.string(), role: z.enum(ROLES) })).optional(),
  }),
});

/** Sets the session cookie. A token works once. */
export const startSession = operation({
  id: 'startSession',
  method: 'POST',
  path: '/api/v1/session',
  summary: 'Exchanges the token of a one-time link for a session of the operator',
  tags: ['session'],
  access: 'open',
  body: z.object({ token: z.string().min(1).max(500) }),
  response: openedSession,
});

/**
 * Sets the session cookie. An unknown e-mail and a wrong password get the same answer. After several failures further
 * attempts are answered 429 with Retry-After.
 */
export const logIn = operation({
  id: 'logIn',
  method: 'POST',
  path: '/api/v1/session/password',
  summary: 'Starts a session with e-mail and password',
  tags: ['session'],
  access: 'open',
  body: z.object({ email: emailSchema, password: z.string().min(1).max(200) }),
  response: openedSession,
});

export const endSession = operation({
  id: 'endSession',
  method: 'DELETE',
  path: '/api/v1/session',
  summary: 'Ends the session',
  tags: ['session'],
  access: 'person',
  response: z.object({}),
});

export const sessionItemSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  expiresAt: z.string(),
  /** The session that asks. */
  current: z.boolean(),
});

/** For the operator: the sessions that one-time links opened. */
export const listSessions = operation({
  id: 'listSessions',
  method: 'GET',
  path: '/api/v1/sessions',
  summary: "The caller's open sessions, the newest first",
  tags: ['session'],
  access: 'person',
  response: z.object({ items: z.array(sessionItemSchema), nextCursor: z.string().nullable() }),
});

export const endOneSession = operation({
  id: 'endOneSession',
  method: 'DELETE',
  path: '/api/v1/sessions/{session}',
  summary: "Ends one of the caller's sessions",
  tags: ['session'],
  access: 'person',
  params: z.object({ session: z.uuid() }),
  response: z.object({}),
});

export type SessionItem = z.output<typeof sessionItemSchema>;
