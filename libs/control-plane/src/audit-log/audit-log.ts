import { Between, type DataSource, type FindOptionsWhere, LessThan, MoreThan } from 'typeorm';
import { isUuid } from '../is-uuid.js';
import { type Actor } from './actor.js';
import {
  auditEntryEntity,
  type AuditEntryRow,
  auditHeadEntity,
  type AuditHeadRow,
  type Fields,
} from './audit-entry.entity.js';
import { INSTALLATION } from './changes.js';
import { hashEntry } from './hash-entry.js';

export interface AuditEntry {
  seq: number;
  at: Date;
  actor: Actor;
  action: string;
  target: string | null;
  before: Fields | null;
  after: Fields | null;
  hash: string;
}

export interface AuditFilter {
  /** Id or name. */
  actor?: string | undefined;
  action?: string | undefined;
  from?: Date | undefined;
  /** Not included. */
  to?: Date | undefined;
}

export interface ChainCheck {
  intact: boolean;
  intactUpTo: number;
  brokenAt: number | null;
}

const PAGE = 500;
const END_OF_TIME = 8_640_000_000_000_000 / 100;

/** Reads and verifies what `Changes` wrote. A project of `null` means the changes that belong to none. */
export class AuditLog {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest first, those before `beforeSeq`. */
  async list(
    project: string | null,
    filter: AuditFilter,
    page: { limit: number; beforeSeq?: number | undefined },
  ): Promise<AuditEntry[]> {
    const seq = page.beforeSeq === undefined ? {} : { seq: LessThan(page.beforeSeq) };
    return this.read(project, filter, seq, 'DESC', page.limit);
  }

  /** The oldest first, those after `afterSeq`, a page at a time. */
  async listForward(project: string | null, filter: AuditFilter, afterSeq: number): Promise<AuditEntry[]> {
    return this.read(project, filter, { seq: MoreThan(afterSeq) }, 'ASC', PAGE);
  }

  /** Recomputes the chain up to its head as it is now. */
  async verify(project: string | null): Promise<ChainCheck> {
    const chain = project ?? INSTALLATION;
    const head = (await this.findHead(chain)) ?? { chain, seq: 0, hash: '' };
    const end = head.seq;
    let previous = '';
    let seq = 0;
    for (;;) {
      const rows = await this.dataSource.getRepository(auditEntryEntity).find({
        where: { chain, seq: MoreThan(seq) },
        order: { seq: 'ASC' },
        take: PAGE,
      });
      for (const row of rows) {
        if (row.seq > end) return this.endAt(seq, end, chain);
        if (row.seq !== seq + 1 || hashEntry(previous, row) !== row.hash) return broken(seq);
        if (row.seq === end && row.hash !== head.hash) return broken(seq);
        previous = row.hash;
        seq = row.seq;
      }
      if (rows.length < PAGE) return seq === end ? intact(end) : broken(seq);
    }
  }

  /** Entries past the head were written since it was read; a head that has not moved was cut back. */
  private async endAt(seq: number, end: number, chain: string): Promise<ChainCheck> {
    const now = await this.findHead(chain);
    return seq === end && (now?.seq ?? 0) > end ? intact(end) : broken(seq);
  }

  private findHead(chain: string): Promise<AuditHeadRow | null> {
    return this.dataSource.getRepository(auditHeadEntity).findOneBy({ chain });
  }

  private async read(
    project: string | null,
    filter: AuditFilter,
    place: FindOptionsWhere<AuditEntryRow>,
    order: 'ASC' | 'DESC',
    limit: number,
  ): Promise<AuditEntry[]> {
    const common: FindOptionsWhere<AuditEntryRow> = {
      chain: project ?? INSTALLATION,
      ...place,
      ...(filter.action === undefined ? {} : { action: filter.action }),
      ...within(filter),
    };
    const { actor } = filter;
    const where =
      actor === undefined
        ? common
        : [{ ...common, actorName: actor }, ...(isUuid(actor) ? [{ ...common, actorId: actor }] : [])];
    const rows = await this.dataSource
      .getRepository(auditEntryEntity)
      .find({ where, order: { seq: order }, take: limit });
    return rows.map(toEntry);
  }
}

function within({ from, to }: AuditFilter): FindOptionsWhere<AuditEntryRow> {
  if (!from && !to) return {};
  return { at: Between(from ?? new Date(0), new Date((to?.getTime() ?? END_OF_TIME) - 1)) };
}

function intact(upTo: number): ChainCheck {
  return { intact: true, intactUpTo: upTo, brokenAt: null };
}

function broken(upTo: number): ChainCheck {
  return { intact: false, intactUpTo: upTo, brokenAt: upTo + 1 };
}

function toEntry(row: AuditEntryRow): AuditEntry {
  return {
    seq: row.seq,
    at: row.at,
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    action: row.action,
    target: row.target,
    before: row.before,
    after: row.after,
    hash: row.hash,
  };
}
