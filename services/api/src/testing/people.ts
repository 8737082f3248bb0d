import { randomUUID } from 'node:crypto';
import type { Role } from '@almenara/contract';
import { byConfiguration, type ControlPlane } from '@almenara/control-plane';
import { SESSION_COOKIE } from '../access/session-cookie.js';

export const BY_TEST = byConfiguration('test');
export const PASSWORD = 'a long enough password';

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly sessionId: string;
  /** Value of the cookie header. */
  readonly cookie: string;
}

/** A new account with a role in a project and an open session. */
export async function addPerson(
  { invitations, acceptInvitation, sessions }: ControlPlane,
  project: string,
  role: Role,
  name: string = role,
): Promise<Person> {
  const email = `${randomUUID()}@${project}.example`;
  const { token } = await invitations.create(project, { email, role, ttlMs: 60_000 }, BY_TEST);
  const accepted = await acceptInvitation.accept({ token, name, password: PASSWORD, address: '192.0.2.1' });
  if (accepted.outcome !== 'accepted')
    throw new Error(`the invitation was not accepted: ${accepted.outcome}`);
  return personOf(sessions, email, accepted.session.sessionToken);
}

/** A further session of the same person. */
export async function logInAgain({ logIn, sessions }: ControlPlane, { email }: Person): Promise<Person> {
  const outcome = await logIn.withPassword({ email, address: '192.0.2.1' }, PASSWORD);
  if (outcome.outcome !== 'started') throw new Error(`no session was started: ${outcome.outcome}`);
  return personOf(sessions, email, outcome.session.sessionToken);
}

/** Makes a person with an account a member of one more project. */
export async function joinProject(
  { invitations, acceptInvitation, sessions }: ControlPlane,
  person: Person,
  project: string,
  role: Role,
): Promise<Person> {
  const { token } = await invitations.create(project, { email: person.email, role, ttlMs: 60_000 }, BY_TEST);
  const session = { id: person.sessionId, userId: person.id };
  const accepted = await acceptInvitation.accept({ token, address: '192.0.2.1', session });
  if (accepted.outcome !== 'accepted')
    throw new Error(`the invitation was not accepted: ${accepted.outcome}`);
  return personOf(sessions, person.email, accepted.session.sessionToken);
}

async function personOf(
  sessions: ControlPlane['sessions'],
  email: string,
  sessionToken: string,
): Promise<Person> {
  const session = await sessions.find(sessionToken);
  if (!session?.user) throw new Error('the session has no user');
  return {
    id: session.user.id,
    email,
    sessionId: session.id,
    cookie: `${SESSION_COOKIE}=${sessionToken}`,
  };
}
