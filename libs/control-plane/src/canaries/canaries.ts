import { type DataSource, IsNull, LessThan, MoreThanOrEqual, type Repository } from 'typeorm';
import { type Clock } from '../clock.js';
import { apiKeyEntity } from '../keys/api-key.entity.js';
import { CANARY_PROJECT } from '../projects/reserved-projects.js';
import { canaryEntity, type CanaryRow } from './canary.entity.js';

const MINUTE_MS = 60_000;
/** A day and a little more: what the page shows. */
const KEPT_MS = 25 * 3_600_000;

export type CanaryFailure = 'gateway_unreachable' | 'gateway_refused' | 'not_stored';

export interface Canary {
  readonly sentAt: Date;
  /** Both null while it is under way, or when its monitor ended before it knew. */
  readonly storedAfterMs: number | null;
  readonly failure: CanaryFailure | null;
}

export type CanaryOutcome =
  { readonly sentAt: Date; readonly storedAfterMs: number } | { readonly failure: CanaryFailure };

/** What became of the spans by which monitors try whether the way from a client to the store is open. */
export class Canaries {
  private readonly rows: Repository<CanaryRow>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    this.rows = dataSource.getRepository(canaryEntity);
  }

  /** The minute to send a canary for, or undefined when somebody has begun this minute's. Old ones are forgotten. */
  async begin(): Promise<Date | undefined> {
    const now = this.clock();
    await this.rows.delete({ minute: LessThan(new Date(now - KEPT_MS)) });
    const minute = new Date(Math.floor(now / MINUTE_MS) * MINUTE_MS);
    const insert = this.rows
      .createQueryBuilder()
      .insert()
      .values({ minute, sentAt: new Date(now), storedAfterMs: null, failure: null })
      .orIgnore()
      .returning('minute');
    const { raw } = await insert.execute();
    return Array.isArray(raw) && raw.length === 1 ? minute : undefined;
  }

  /** The first word counts. */
  async finish(minute: Date, outcome: CanaryOutcome): Promise<void> {
    await this.rows.update({ minute, storedAfterMs: IsNull(), failure: IsNull() }, outcome);
  }

  /** The oldest first. */
  async listSince(from: Date): Promise<Canary[]> {
    const rows = await this.rows.find({ where: { minute: MoreThanOrEqual(from) }, order: { minute: 'ASC' } });
    return rows.map(({ sentAt, storedAfterMs, failure }) => ({
      sentAt,
      storedAfterMs,
      failure: failure as CanaryFailure | null,
    }));
  }

  /** Monitors that end suddenly leave their keys behind; those are of no use to anybody once they have expired. */
  async removeEndedKeys(): Promise<void> {
    const ended = new Date(this.clock());
    await this.dataSource.getRepository(apiKeyEntity).delete([
      { projectId: CANARY_PROJECT, expiresAt: LessThan(ended) },
      { projectId: CANARY_PROJECT, revokedAt: LessThan(ended) },
    ]);
  }
}
