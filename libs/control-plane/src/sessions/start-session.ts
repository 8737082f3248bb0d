import { randomUUID } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { hashSecret } from '../hash-secret.js';
import { makeSecret } from '../make-secret.js';
import { sessionEntity } from './session.entity.js';

const SESSION_TTL_MS = 7 * 24 * 3_600_000;

export interface StartedSession {
  /** In this answer and nowhere else. */
  sessionToken: string;
  expiresAt: Date;
}

/** A user of `null` is the operator. */
export async function startSession(
  manager: EntityManager,
  userId: string | null,
  now: Date,
): Promise<StartedSession> {
  const sessionToken = makeSecret('session_');
  const expiresAt = new Date(now.getTime() + SESSION_TTL_MS);
  await manager.insert(sessionEntity, {
    hash: hashSecret(sessionToken),
    id: randomUUID(),
    userId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
  });
  return { sessionToken, expiresAt };
}
