import { type DataSource, IsNull, MoreThan, Not } from 'typeorm';
import { type ChangeBy, userActor } from '../audit-log/actor.js';
import { type Changes, INSTALLATION } from '../audit-log/changes.js';
import { type Clock } from '../clock.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { hashSecret } from '../hash-secret.js';
import { isUuid } from '../is-uuid.js';
import { makeSecret } from '../make-secret.js';
import { loginTokenEntity, type LoginTokenRow, sessionEntity } from '../sessions/session.entity.js';
import { type StartedSession, startSession } from '../sessions/start-session.js';
import { type PasswordCheck } from './password-check.js';
import { isPasswordAllowed, PASSWORD_RULE } from './password-rule.js';
import { userEntity } from './user.entity.js';

const LINK_TTL_MS = 24 * 3_600_000;

/** One-time links by which people who forgot their password set a new one. */
export class PasswordLinks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly passwords: PasswordCheck,
    private readonly clock: Clock,
  ) {}

  /** The token is in this answer and nowhere else. Undefined when there is no such account. */
  async create(userId: string, by: ChangeBy): Promise<{ token: string; expiresAt: Date } | undefined> {
    if (!isUuid(userId)) return undefined;
    const token = makeSecret('password_');
    type Link = { token: string; expiresAt: Date } | undefined;
    return this.changes.run<Link>(INSTALLATION, by, async (manager, now) => {
      if (!(await manager.existsBy(userEntity, { id: userId }))) {
        return { result: undefined, nothingChanged: true };
      }
      const expiresAt = new Date(now.getTime() + LINK_TTL_MS);
      const row = { hash: hashSecret(token), userId, createdAt: now, expiresAt, usedAt: null };
      await manager.insert(loginTokenEntity, row);
      return {
        result: { token, expiresAt },
        target: userId,
        before: null,
        after: { expiresAt: expiresAt.toISOString() },
      };
    });
  }

  /** Undefined when the link was used, has expired, or its account is disabled. Other links and all sessions end with it. */
  async redeem(token: string, password: string): Promise<StartedSession | undefined> {
    if (!isPasswordAllowed(password)) throw new ControlPlaneError('bad-value', PASSWORD_RULE);
    const link = await this.dataSource.getRepository(loginTokenEntity).findOneBy(this.usable(token));
    const user = link?.userId
      ? await this.dataSource.getRepository(userEntity).findOneBy({ id: link.userId, disabledAt: IsNull() })
      : null;
    if (!user) return undefined;
    const passwordHash = await this.passwords.hash(password);
    const by = { actor: userActor(user), action: 'resetPassword' };
    return this.changes.run<StartedSession | undefined>(INSTALLATION, by, async (manager, now) => {
      const used = await manager.update(loginTokenEntity, this.usable(token), { usedAt: now });
      if (used.affected !== 1) return { result: undefined, nothingChanged: true };
      await manager.update(loginTokenEntity, { userId: user.id, usedAt: IsNull() }, { usedAt: now });
      const changed = await manager.update(
        userEntity,
        { id: user.id, disabledAt: IsNull() },
        { passwordHash },
      );
      if (changed.affected !== 1)
        throw new ControlPlaneError('conflict', 'The account was disabled just now.');
      const { affected } = await manager.delete(sessionEntity, { userId: user.id });
      return {
        result: await startSession(manager, user.id, now),
        target: user.id,
        before: null,
        after: { endedSessions: affected ?? 0 },
      };
    });
  }

  private usable(token: string) {
    return {
      hash: hashSecret(token),
      userId: Not(IsNull()),
      usedAt: IsNull(),
      expiresAt: MoreThan(new Date(this.clock())),
    } satisfies Partial<Record<keyof LoginTokenRow, unknown>>;
  }
}
