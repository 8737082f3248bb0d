import { type DataSource, IsNull, Not } from 'typeorm';
import { type ChangeBy } from '../audit-log/actor.js';
import { type Changes, INSTALLATION } from '../audit-log/changes.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { invitationEntity } from '../invitations/invitation.entity.js';
import { isUuid } from '../is-uuid.js';
import { DISPLAY_NAME_RULE, isDisplayName } from '../is-display-name.js';
import { sessionEntity } from '../sessions/session.entity.js';
import { type PasswordCheck } from './password-check.js';
import { isPasswordAllowed, PASSWORD_RULE } from './password-rule.js';
import { userEntity, type UserRow } from './user.entity.js';

export interface Account {
  id: string;
  email: string;
  name: string;
  createdAt: Date;
  disabledAt: Date | null;
}

export type PasswordChange =
  | { outcome: 'changed'; endedSessions: number }
  | { outcome: 'wrong' }
  | { outcome: 'throttled'; waitMs: number };

export class Accounts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly passwords: PasswordCheck,
  ) {}

  async list(): Promise<Account[]> {
    const rows = await this.dataSource.getRepository(userEntity).find({ order: { email: 'ASC' } });
    return rows.map(toAccount);
  }

  async changeName(id: string, name: string, by: ChangeBy): Promise<Account> {
    if (!isDisplayName(name)) throw new ControlPlaneError('bad-value', `A name ${DISPLAY_NAME_RULE}.`);
    return this.changes.run(INSTALLATION, by, async (manager) => {
      const user = await manager.findOneByOrFail(userEntity, { id });
      await manager.update(userEntity, { id }, { name });
      return {
        result: toAccount({ ...user, name }),
        target: id,
        before: { name: user.name },
        after: { name },
      };
    });
  }

  /** Ends all sessions of the account but the one that asks. */
  async changePassword(
    user: { id: string; email: string },
    wanted: { currentPassword: string; newPassword: string; address: string; keepSession: string },
    by: ChangeBy,
  ): Promise<PasswordChange> {
    if (!isPasswordAllowed(wanted.newPassword)) throw new ControlPlaneError('bad-value', PASSWORD_RULE);
    const from = { email: user.email, address: wanted.address };
    const checked = await this.passwords.check(from, wanted.currentPassword);
    if (checked.outcome !== 'right') return checked;
    const passwordHash = await this.passwords.hash(wanted.newPassword);
    return this.changes.run<PasswordChange>(INSTALLATION, by, async (manager) => {
      const { affected } = await manager.update(
        userEntity,
        { id: user.id, passwordHash: checked.user.passwordHash, disabledAt: IsNull() },
        { passwordHash },
      );
      if (affected !== 1) return { result: { outcome: 'wrong' }, nothingChanged: true };
      const ended = await manager.delete(sessionEntity, {
        userId: user.id,
        id: Not(wanted.keepSession),
      });
      const endedSessions = ended.affected ?? 0;
      return {
        result: { outcome: 'changed', endedSessions },
        target: user.id,
        before: null,
        after: { endedSessions },
      };
    });
  }

  /** Undefined when there is no such account. Disabling ends its sessions and the open invitations it made. */
  async setDisabled(id: string, disabled: boolean, by: ChangeBy): Promise<Account | undefined> {
    if (!isUuid(id)) return undefined;
    return this.changes.run<Account | undefined>(INSTALLATION, by, async (manager, now) => {
      const user = await manager.findOne(userEntity, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!user) return { result: undefined, nothingChanged: true };
      const disabledAt = disabled ? (user.disabledAt ?? now) : null;
      await manager.update(userEntity, { id }, { disabledAt });
      if (disabled) {
        await manager.delete(sessionEntity, { userId: id });
        await manager.update(
          invitationEntity,
          { invitedById: id, acceptedAt: IsNull(), revokedAt: IsNull() },
          { revokedAt: now },
        );
      }
      return {
        result: toAccount({ ...user, disabledAt }),
        target: id,
        before: { disabled: user.disabledAt !== null },
        after: { disabled },
      };
    });
  }
}

function toAccount({ id, email, name, createdAt, disabledAt }: UserRow): Account {
  return { id, email, name, createdAt, disabledAt };
}
