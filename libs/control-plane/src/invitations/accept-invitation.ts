import { randomUUID } from 'node:crypto';
import { hasRole, type Role } from '@almenara/contract';
import { type DataSource, type EntityManager, IsNull, MoreThan } from 'typeorm';
import { type PasswordCheck } from '../accounts/password-check.js';
import { isPasswordAllowed, PASSWORD_RULE } from '../accounts/password-rule.js';
import { userEntity, type UserRow } from '../accounts/user.entity.js';
import { userActor } from '../audit-log/actor.js';
import { type Changes } from '../audit-log/changes.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { findErrorCode } from '../find-error-code.js';
import { DISPLAY_NAME_RULE, isDisplayName } from '../is-display-name.js';
import { memberEntity } from '../members/member.entity.js';
import { sessionEntity } from '../sessions/session.entity.js';
import { type StartedSession, startSession } from '../sessions/start-session.js';
import { invitationEntity, type InvitationRow } from './invitation.entity.js';
import { type Invitations } from './invitations.js';

export interface Acceptance {
  token: string;
  name?: string | undefined;
  password?: string | undefined;
  address: string;
  /** The session that asks, when a user has one. */
  session?: { id: string; userId: string } | undefined;
}

export type AcceptOutcome =
  | { outcome: 'accepted'; project: string; role: Role; session: StartedSession }
  | { outcome: 'gone' }
  | { outcome: 'wrong' }
  | { outcome: 'throttled'; waitMs: number };

const UNIQUE_VIOLATION = '23505';

/**
 * Invitation, account, membership, session and the entry in the audit log are one transaction: of any number of
 * acceptances one succeeds, and a crash leaves the invitation open.
 */
export class AcceptInvitation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly passwords: PasswordCheck,
    private readonly invitations: Invitations,
  ) {}

  async accept(acceptance: Acceptance): Promise<AcceptOutcome> {
    const invitation = await this.invitations.findOpen(acceptance.token);
    if (!invitation) return { outcome: 'gone' };
    const known = await this.dataSource.getRepository(userEntity).findOneBy({ email: invitation.email });
    if (!known) return this.write(invitation, await this.makeUser(invitation, acceptance), true, acceptance);
    const refusal = await this.refuse(known, acceptance);
    return refusal ?? this.write(invitation, known, false, acceptance);
  }

  private async makeUser(invitation: InvitationRow, { name, password }: Acceptance): Promise<UserRow> {
    if (name === undefined || !isDisplayName(name)) {
      throw new ControlPlaneError('bad-value', `A new account needs a name; it ${DISPLAY_NAME_RULE}.`);
    }
    if (password === undefined || !isPasswordAllowed(password)) {
      throw new ControlPlaneError('bad-value', `A new account needs a password. ${PASSWORD_RULE}`);
    }
    return {
      id: randomUUID(),
      email: invitation.email,
      name,
      passwordHash: await this.passwords.hash(password),
      createdAt: new Date(0),
      disabledAt: null,
    };
  }

  /** Undefined when whoever asks has shown to be the user. */
  private async refuse(user: UserRow, acceptance: Acceptance): Promise<AcceptOutcome | undefined> {
    if (acceptance.session?.userId === user.id && !user.disabledAt) return undefined;
    if (acceptance.password === undefined) return { outcome: 'wrong' };
    const from = { email: user.email, address: acceptance.address };
    const checked = await this.passwords.check(from, acceptance.password);
    if (checked.outcome !== 'right') return checked;
    user.passwordHash = checked.user.passwordHash;
    return undefined;
  }

  private async write(
    invitation: InvitationRow,
    user: UserRow,
    isNew: boolean,
    { session }: Acceptance,
  ): Promise<AcceptOutcome> {
    const { projectId, id, email } = invitation;
    const work = this.changes.run<AcceptOutcome>(
      projectId,
      { actor: userActor(user), action: 'acceptInvitation' },
      async (manager, now) => {
        const { affected } = await manager.update(
          invitationEntity,
          { id, acceptedAt: IsNull(), revokedAt: IsNull(), expiresAt: MoreThan(now) },
          { acceptedAt: now },
        );
        if (affected !== 1) return { result: { outcome: 'gone' }, nothingChanged: true };
        if (isNew) await manager.insert(userEntity, { ...user, createdAt: now });
        else await checkStill(manager, user);
        const role = await join(manager, invitation, user.id, now);
        if (session?.userId === user.id) await manager.delete(sessionEntity, { id: session.id });
        const started = await startSession(manager, user.id, now);
        return {
          result: { outcome: 'accepted', project: projectId, role, session: started },
          target: id,
          before: null,
          after: { user: user.id, email, role, newAccount: isNew },
        };
      },
    );
    return work.catch((error: unknown) => {
      if (findErrorCode(error) !== UNIQUE_VIOLATION) throw error;
      throw new ControlPlaneError(
        'conflict',
        'This e-mail got an account just now. Accept with its password.',
      );
    });
  }
}

/** Since the check the password may have been changed, or the account disabled. */
async function checkStill(manager: EntityManager, user: UserRow): Promise<void> {
  const still = await manager.findOne(userEntity, {
    where: { id: user.id },
    lock: { mode: 'pessimistic_write' },
  });
  if (still && !still.disabledAt && still.passwordHash === user.passwordHash) return;
  throw new ControlPlaneError('conflict', 'The account changed meanwhile. Try again.');
}

/** A member keeps the stronger of two roles. */
async function join(
  manager: EntityManager,
  { projectId, role }: InvitationRow,
  userId: string,
  createdAt: Date,
): Promise<Role> {
  const member = await manager.findOneBy(memberEntity, { projectId, userId });
  if (member && hasRole(member.role, role)) return member.role;
  if (member) await manager.update(memberEntity, { projectId, userId }, { role });
  else await manager.insert(memberEntity, { projectId, userId, role, createdAt });
  return role;
}
