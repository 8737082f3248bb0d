import { type DataSource, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { userEntity } from '../accounts/user.entity.js';
import { type Clock } from '../clock.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { hashSecret } from '../hash-secret.js';
import { isUuid } from '../is-uuid.js';
import { makeSecret } from '../make-secret.js';
import { loginTokenEntity, sessionEntity } from './session.entity.js';
import { type StartedSession, startSession } from './start-session.js';

/** How exact `lastSeenAt` is: a write for each request would cost more than it tells. */
const SEEN_STEP_MS = 60_000;

export interface OpenSession {
  id: string;
  expiresAt: Date;
  /** Null when a one-time link opened it: the operator. */
  user: { id: string; email: string; name: string } | null;
}

export interface SessionItem {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

export class Sessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The token of a one-time log-in link. It is in this answer and nowhere else. */
  async createLoginToken(ttlMs: number): Promise<{ token: string; expiresAt: Date }> {
    if (!Number.isFinite(ttlMs) || ttlMs <= 0) {
      throw new ControlPlaneError('bad-value', 'A log-in token needs a time to live above 0 ms.');
    }
    await this.deleteExpired();
    const now = this.clock();
    const token = makeSecret('login_');
    const expiresAt = new Date(now + ttlMs);
    const row = { hash: hashSecret(token), userId: null, createdAt: new Date(now), expiresAt, usedAt: null };
    await this.dataSource.getRepository(loginTokenEntity).insert(row);
    return { token, expiresAt };
  }

  /**
   * Of any number of calls with one token exactly one gets a session: the update finds the token unused once.
   * Token and session change together, so a crash in between leaves the token usable.
   */
  async redeemLoginToken(token: string): Promise<StartedSession | undefined> {
    const now = new Date(this.clock());
    return this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.update(
        loginTokenEntity,
        { hash: hashSecret(token), userId: IsNull(), usedAt: IsNull(), expiresAt: MoreThan(now) },
        { usedAt: now },
      );
      return affected === 1 ? startSession(manager, null, now) : undefined;
    });
  }

  /** An open session of the operator, or of a user whose account is not disabled. */
  async find(sessionToken: string): Promise<OpenSession | undefined> {
    const now = new Date(this.clock());
    const row = await this.dataSource
      .getRepository(sessionEntity)
      .findOneBy({ hash: hashSecret(sessionToken), expiresAt: MoreThan(now) });
    if (!row) return undefined;
    const user = row.userId
      ? await this.dataSource.getRepository(userEntity).findOneBy({ id: row.userId, disabledAt: IsNull() })
      : null;
    if (row.userId && !user) return undefined;
    if (now.getTime() - row.lastSeenAt.getTime() >= SEEN_STEP_MS) {
      await this.dataSource.getRepository(sessionEntity).update({ id: row.id }, { lastSeenAt: now });
    }
    return {
      id: row.id,
      expiresAt: row.expiresAt,
      user: user && { id: user.id, email: user.email, name: user.name },
    };
  }

  /** The open sessions of a user, or of the operator, the newest first. */
  async list(userId: string | null): Promise<SessionItem[]> {
    const rows = await this.dataSource.getRepository(sessionEntity).find({
      where: { userId: userId ?? IsNull(), expiresAt: MoreThan(new Date(this.clock())) },
      order: { createdAt: 'DESC', id: 'ASC' },
    });
    return rows.map(({ id, createdAt, lastSeenAt, expiresAt }) => ({ id, createdAt, lastSeenAt, expiresAt }));
  }

  async end(sessionToken: string): Promise<void> {
    await this.dataSource.getRepository(sessionEntity).delete({ hash: hashSecret(sessionToken) });
    await this.deleteExpired();
  }

  /** Ends a session of a user, or of the operator. False when there is none with this id. */
  async endOne(userId: string | null, id: string): Promise<boolean> {
    if (!isUuid(id)) return false;
    const { affected } = await this.dataSource
      .getRepository(sessionEntity)
      .delete({ id, userId: userId ?? IsNull() });
    return affected === 1;
  }

  private async deleteExpired(): Promise<void> {
    const expired = { expiresAt: LessThanOrEqual(new Date(this.clock())) };
    await this.dataSource.getRepository(loginTokenEntity).delete(expired);
    await this.dataSource.getRepository(sessionEntity).delete(expired);
  }
}
