import { type DataSource } from 'typeorm';
import { type AttemptFrom, type Attempts } from '../sessions/attempts.js';
import { type HashingTurns } from './hashing-turns.js';
import { hashPassword, isOutdated, isPassword, NOBODYS_HASH } from './password.js';
import { userEntity, type UserRow } from './user.entity.js';

export type PasswordOutcome =
  { outcome: 'right'; user: UserRow } | { outcome: 'wrong' } | { outcome: 'throttled'; waitMs: number };

/** The one place where a password is compared: throttled, equally slow for unknown e-mails, and silent about them. */
export class PasswordCheck {
  constructor(
    private readonly dataSource: DataSource,
    private readonly attempts: Attempts,
    private readonly turns: HashingTurns,
  ) {}

  hash(password: string): Promise<string> {
    return this.turns.run(() => hashPassword(password));
  }

  async check(from: AttemptFrom, password: string): Promise<PasswordOutcome> {
    const waitMs = await this.attempts.begin(from);
    if (waitMs > 0) return { outcome: 'throttled', waitMs };
    const users = this.dataSource.getRepository(userEntity);
    const user = await users.findOneBy({ email: from.email });
    const right = await this.turns.run(() => isPassword(password, user?.passwordHash ?? NOBODYS_HASH));
    if (!user || user.disabledAt || !right) return { outcome: 'wrong' };
    await this.attempts.succeeded(from);
    return {
      outcome: 'right',
      user: isOutdated(user.passwordHash) ? await this.renew(user, password) : user,
    };
  }

  /** Only while the hash is still the one that was checked: the password may have been changed meanwhile. */
  private async renew(user: UserRow, password: string): Promise<UserRow> {
    const passwordHash = await this.hash(password);
    const { affected } = await this.dataSource
      .getRepository(userEntity)
      .update({ id: user.id, passwordHash: user.passwordHash }, { passwordHash });
    return affected === 1 ? { ...user, passwordHash } : user;
  }
}
