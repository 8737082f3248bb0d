import { randomUUID } from 'node:crypto';
import { type Role } from '@almenara/contract';
import { type Actor, type ChangeBy } from '../audit-log/actor.js';
import { type ControlPlane } from '../open-control-plane.js';
import { BY } from './on-each-backend.js';

export const PASSWORD = 'a long enough password';
export const ADDRESS = '192.0.2.1';

export interface TestUser {
  id: string;
  email: string;
  sessionToken: string;
  sessionId: string;
  /** As somebody who changes something. */
  by: ChangeBy;
}

/** A new account with a role in a project and a session. */
export async function addUser(
  plane: ControlPlane,
  role: Role,
  project = 'shop',
  password = PASSWORD,
): Promise<TestUser> {
  const email = `${randomUUID()}@example.com`;
  const { token } = await plane.invitations.create(project, { email, role, ttlMs: 60_000 }, BY);
  const accepted = await plane.acceptInvitation.accept({ token, name: role, password, address: ADDRESS });
  if (accepted.outcome !== 'accepted') throw new Error(accepted.outcome);
  const { sessionToken } = accepted.session;
  const session = await plane.sessions.find(sessionToken);
  const { id } = session!.user!;
  const actor: Actor = { kind: 'user', id, name: role };
  return { id, email, sessionToken, sessionId: session!.id, by: { actor, action: 'test' } };
}
