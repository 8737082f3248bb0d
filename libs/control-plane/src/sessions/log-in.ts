import { type DataSource, LessThanOrEqual } from 'typeorm';
import { type PasswordCheck } from '../accounts/password-check.js';
import { userEntity } from '../accounts/user.entity.js';
import { type Clock } from '../clock.js';
import { sessionEntity } from './session.entity.js';
import { type StartedSession, startSession } from './start-session.js';
import { type AttemptFrom } from './attempts.js';

/** `wrong` does not tell whether the e-mail, the password or a disabled account is the reason. */
export type LogInOutcome =
  | { outcome: 'started'; session: StartedSession }
  | { outcome: 'wrong' }
  | { outcome: 'throttled'; waitMs: number };

export class LogIn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordCheck,
    private readonly clock: Clock,
  ) {}

  async withPassword(from: AttemptFrom, password: string): Promise<LogInOutcome> {
    const checked = await this.passwords.check(from, password);
    if (checked.outcome !== 'right') return checked;
    const { user } = checked;
    const now = new Date(this.clock());
    const session = await this.dataSource.transaction(async (manager) => {
      // Since the check the password may have been changed, or the account disabled; both end all sessions.
      const still = await manager.findOne(userEntity, {
        where: { id: user.id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!still || still.disabledAt || still.passwordHash !== user.passwordHash) return undefined;
      await manager.delete(sessionEntity, { userId: user.id, expiresAt: LessThanOrEqual(now) });
      return startSession(manager, user.id, now);
    });
    return session ? { outcome: 'started', session } : { outcome: 'wrong' };
  }
}
