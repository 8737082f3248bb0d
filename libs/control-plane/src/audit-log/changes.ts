import { type DataSource, type EntityManager } from 'typeorm';
import { type Clock } from '../clock.js';
import { type ChangeBy } from './actor.js';
import { auditEntryEntity, auditHeadEntity, type AuditHeadRow, type Fields } from './audit-entry.entity.js';
import { hashEntry } from './hash-entry.js';

/** What a change did: its result, and what the audit log keeps of it. Secrets have no place in it. */
export type Change<Result> =
  | { result: Result; target: string | null; before: Fields | null; after: Fields | null }
  | { result: Result; nothingChanged: true };

/** Chain of changes that belong to no project. */
export const INSTALLATION = '';

/**
 * The one way to change what people manage: work and its entry in the audit log are one transaction. The lock of the
 * chain lets the changes of a project follow each other, so that a check in the work still holds when it is written.
 */
export class Changes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async run<Result>(
    chain: string,
    by: ChangeBy,
    work: (manager: EntityManager, now: Date) => Promise<Change<Result>>,
  ): Promise<Result> {
    return this.dataSource.transaction(async (manager) => {
      const head = await lockHead(manager, chain);
      const now = new Date(this.clock());
      const change = await work(manager, now);
      if (!('nothingChanged' in change)) await append(manager, head, by, now, change);
      return change.result;
    });
  }
}

async function lockHead(manager: EntityManager, chain: string): Promise<AuditHeadRow> {
  await manager.query(
    `INSERT INTO audit_heads (chain, seq, hash) VALUES ($1, 0, '') ON CONFLICT DO NOTHING`,
    [chain],
  );
  return manager.findOneOrFail(auditHeadEntity, { where: { chain }, lock: { mode: 'pessimistic_write' } });
}

async function append(
  manager: EntityManager,
  head: AuditHeadRow,
  by: ChangeBy,
  at: Date,
  change: { target: string | null; before: Fields | null; after: Fields | null },
): Promise<void> {
  const entry = {
    chain: head.chain,
    seq: head.seq + 1,
    at,
    actorKind: by.actor.kind,
    actorId: by.actor.id,
    actorName: by.actor.name,
    action: by.action,
    target: change.target,
    before: change.before,
    after: change.after,
  };
  const hash = hashEntry(head.hash, entry);
  await manager.insert(auditEntryEntity, { ...entry, hash });
  await manager.update(auditHeadEntity, { chain: head.chain }, { seq: entry.seq, hash });
}
