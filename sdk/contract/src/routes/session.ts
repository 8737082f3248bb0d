import { z } from 'zod';
import { operation } from './operation.js';

export const getSession = operation({
  id: 'getSession',
  method: 'GET',
  path: '/api/v1/session',
  summary: 'Who is calling',
  tags: ['session'],
  response: z.object({ method: z.enum(['token', 'cookie']), expiresAt: z.string().nullable() }),
});

/** Sets the session cookie. A token works once. */
export const startSession = operation({
  id: 'startSession',
  method: 'POST',
  path: '/api/v1/session',
  summary: 'Exchanges the token of a one-time link for a session',
  tags: ['session'],
  open: true,
  body: z.object({ token: z.string().min(1).max(500) }),
  response: z.object({ expiresAt: z.string() }),
});

export const endSession = operation({
  id: 'endSession',
  method: 'DELETE',
  path: '/api/v1/session',
  summary: 'Ends the session',
  tags: ['session'],
  response: z.object({}),
});
