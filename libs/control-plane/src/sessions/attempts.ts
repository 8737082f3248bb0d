import { type DataSource, type EntityManager, In } from 'typeorm';
import { type Clock } from '../clock.js';
import { hashSecret } from '../hash-secret.js';
import { addressBlock } from './address-block.js';
import { attemptEntity, type AttemptRow } from './attempt.entity.js';
import { ADDRESS_RULE, decideWait, EMAIL_RULE, FORGET_MS, type WaitRule } from './decide-wait.js';

/** Whose password somebody tries, and from where. */
export interface AttemptFrom {
  email: string;
  address: string;
}

interface Subject {
  key: string;
  rule: WaitRule;
}

/**
 * Counts attempts at passwords by e-mail and by address. An attempt counts as failed when it begins, and is taken back
 * when the password was right: attempts that run side by side cannot slip past the limit.
 */
export class Attempts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Milliseconds to wait when the attempt may not be made now; it then counts for nothing. */
  async begin(from: AttemptFrom): Promise<number> {
    const now = this.clock();
    const subjects = subjectsOf(from);
    await this.forgetOld(now);
    return this.dataSource.transaction(async (manager) => {
      const rows = await lockRows(manager, subjects, now);
      const wait = Math.max(0, ...rows.map(({ blockedUntil }) => blockedUntil.getTime() - now));
      if (wait > 0) return wait;
      for (const row of rows) {
        const { rule } = subjects.find(({ key }) => key === row.subject)!;
        const failures = row.failures + 1;
        await manager.update(
          attemptEntity,
          { subject: row.subject },
          { failures, lastAt: new Date(now), blockedUntil: new Date(now + decideWait(failures, rule)) },
        );
      }
      return 0;
    });
  }

  /** The password was right: the e-mail starts afresh, the address gets its attempt back. */
  async succeeded(from: AttemptFrom): Promise<void> {
    const [email, address] = subjectsOf(from);
    await this.dataSource.getRepository(attemptEntity).delete({ subject: email.key });
    await this.dataSource.query(
      `UPDATE login_attempts SET failures = greatest(0, failures - 1), blocked_until = last_at WHERE subject = $1`,
      [address.key],
    );
  }

  private async forgetOld(now: number): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM login_attempts WHERE subject IN
         (SELECT subject FROM login_attempts WHERE last_at < $1 LIMIT 1000 FOR UPDATE SKIP LOCKED)`,
      [new Date(now - FORGET_MS)],
    );
  }
}

/** In one order, so that two transactions never wait for each other. */
async function lockRows(
  manager: EntityManager,
  subjects: readonly Subject[],
  now: number,
): Promise<AttemptRow[]> {
  const keys = subjects.map(({ key }) => key).sort();
  for (const key of keys) {
    await manager.query(
      `INSERT INTO login_attempts (subject, failures, last_at, blocked_until) VALUES ($1, 0, $2, $2)
       ON CONFLICT DO NOTHING`,
      [key, new Date(now)],
    );
  }
  return manager.find(attemptEntity, {
    where: { subject: In(keys) },
    order: { subject: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

/** Hashed, because people type passwords where an e-mail belongs. */
function subjectsOf({ email, address }: AttemptFrom): [Subject, Subject] {
  return [
    { key: hashSecret(`email ${email}`), rule: EMAIL_RULE },
    { key: hashSecret(`address ${addressBlock(address)}`), rule: ADDRESS_RULE },
  ];
}
