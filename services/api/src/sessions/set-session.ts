import type { StartedSession } from '@almenara/control-plane';
import type { FastifyReply } from 'fastify';
import { sessionCookie } from '../access/session-cookie.js';

/** Gives the browser a session that just began. */
export function setSession(
  reply: FastifyReply,
  { sessionToken, expiresAt }: StartedSession,
  publicUrl: string,
): { expiresAt: string } {
  reply.header('set-cookie', sessionCookie(sessionToken, expiresAt, publicUrl));
  return { expiresAt: expiresAt.toISOString() };
}
