import { type DataSource, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { type Clock } from '../clock.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { hashSecret } from '../hash-secret.js';
import { makeSecret } from '../make-secret.js';
import { loginTokenEntity, sessionEntity } from './session.entity.js';

const SESSION_TTL_MS = 7 * 24 * 3_600_000;

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
    const row = { hash: hashSecret(token), createdAt: new Date(now), expiresAt, usedAt: null };
    await this.dataSource.getRepository(loginTokenEntity).insert(row);
    return { token, expiresAt };
  }

  /**
   * Of any number of calls with one token exactly one gets a session: the update finds the token unused once.
   * Token and session change together, so a crash in between leaves the token usable.
   */
  async redeemLoginToken(token: string): Promise<{ sessionToken: string; expiresAt: Date } | undefined> {
    const now = new Date(this.clock());
    return this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.update(
        loginTokenEntity,
        { hash: hashSecret(token), usedAt: IsNull(), expiresAt: MoreThan(now) },
        { usedAt: now },
      );
      if (affected !== 1) return undefined;
      const sessionToken = makeSecret('session_');
      const expiresAt = new Date(now.getTime() + SESSION_TTL_MS);
      await manager.insert(sessionEntity, { hash: hashSecret(sessionToken), createdAt: now, expiresAt });
      return { sessionToken, expiresAt };
    });
  }

  async find(sessionToken: string): Promise<{ expiresAt: Date } | undefined> {
    const row = await this.dataSource.getRepository(sessionEntity).findOneBy({
      hash: hashSecret(sessionToken),
      expiresAt: MoreThan(new Date(this.clock())),
    });
    return row ? { expiresAt: row.expiresAt } : undefined;
  }

  async end(sessionToken: string): Promise<void> {
    await this.dataSource.getRepository(sessionEntity).delete({ hash: hashSecret(sessionToken) });
  }

  private async deleteExpired(): Promise<void> {
    const expired = { expiresAt: LessThanOrEqual(new Date(this.clock())) };
    await this.dataSource.getRepository(loginTokenEntity).delete(expired);
    await this.dataSource.getRepository(sessionEntity).delete(expired);
  }
}
