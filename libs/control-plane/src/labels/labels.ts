import { randomUUID } from 'node:crypto';
import { type DataSource, type EntityManager, IsNull, type Repository } from 'typeorm';
import { type ChangeBy } from '../audit-log/actor.js';
import { type Changes } from '../audit-log/changes.js';
import { type Clock } from '../clock.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { explainUnknownProject } from '../explain-unknown-project.js';
import { labelEntity, type LabelRow } from './label.entity.js';
import type { Label, LabelPlace, NewLabel } from './label.js';
import { findPicks, setTurn, TURN_MS } from './label-picks.js';

export interface LabelFilter {
  readonly question?: string | undefined;
  readonly rater?: string | undefined;
  readonly verdict?: string | undefined;
  readonly strategy?: string | undefined;
  readonly traceId?: string | undefined;
  readonly spanId?: string | undefined;
  /** Whose second opinions are to stay blind: labels of answers that this rater has before them are left out. */
  readonly blindTo?: string | undefined;
}

/** Judgements by people. */
export class Labels {
  private readonly rows: Repository<LabelRow>;

  constructor(
    dataSource: DataSource,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {
    this.rows = dataSource.getRepository(labelEntity);
  }

  /** Takes the place of what the same rater said before. How the answer was picked is known here, not told. */
  async create(project: string, wanted: NewLabel, by: ChangeBy): Promise<Label> {
    const { rater, ...told } = wanted;
    try {
      return await this.changes.run(project, by, async (manager, now) => {
        const picks = await findPicks(manager, project, wanted, rater.id);
        const handed = picks.filter(({ state }) => state !== null);
        const pick = handed.length > 0 ? picks[0] : undefined;
        const before = await revokeOwn(manager, project, wanted, rater.id, now);
        const row: LabelRow = {
          ...told,
          id: randomUUID(),
          projectId: project,
          sentences: [...told.sentences],
          rater: rater.id,
          raterName: rater.name,
          strategy: pick?.strategy ?? before?.strategy ?? 'chosen',
          probability: pick ? pick.probability : (before?.probability ?? null),
          answeredAt: now,
          revokedAt: null,
        };
        await manager.insert(labelEntity, row);
        for (const { id } of handed) await setTurn(manager, id, rater.id, 'answered', now);
        const { id, question, verdict, strategy } = row;
        const replaced = before ? { label: before.id, verdict: before.verdict } : null;
        return { result: toLabel(row), target: id, before: replaced, after: { question, verdict, strategy } };
      });
    } catch (error) {
      throw explainUnknownProject(error, project);
    }
  }

  /**
   * Undoes a label; its answer comes before the rater again. Undefined when the project has no such label, or not by
   * this rater when one is named.
   */
  async revoke(
    project: string,
    id: string,
    rater: string | undefined,
    by: ChangeBy,
  ): Promise<Label | undefined> {
    return this.changes.run<Label | undefined>(project, by, async (manager, now) => {
      const own = rater === undefined ? {} : { rater };
      const row = await manager.findOneBy(labelEntity, { id, projectId: project, ...own });
      if (!row) return { result: undefined, nothingChanged: true };
      if (row.revokedAt) throw new ControlPlaneError('conflict', 'This label was revoked already.');
      await manager.update(labelEntity, { id }, { revokedAt: now });
      const until = new Date(now.getTime() + TURN_MS);
      for (const pick of await findPicks(manager, project, row, row.rater)) {
        if (pick.state !== null) await setTurn(manager, pick.id, row.rater, 'open', until);
      }
      const { question, verdict } = row;
      return {
        result: toLabel({ ...row, revokedAt: now }),
        target: id,
        before: { question, verdict },
        after: null,
      };
    });
  }

  /** Live labels, the newest first; `before` is the last one that was seen. */
  async list(
    project: string,
    filter: LabelFilter,
    { limit, before }: { limit: number; before?: { createdAt: Date; id: string } | undefined },
  ): Promise<Label[]> {
    const { blindTo, ...fields } = filter;
    const query = this.rows
      .createQueryBuilder('label')
      .where('label.projectId = :project AND label.revokedAt IS NULL', { project })
      .orderBy('label.answeredAt', 'DESC')
      .addOrderBy('label.id', 'DESC')
      .limit(limit);
    for (const [name, value] of Object.entries(fields)) {
      if (value !== undefined) query.andWhere(`label.${name} = :${name}`, { [name]: value });
    }
    if (blindTo !== undefined) query.andWhere(NOT_BEFORE, { blindTo, now: new Date(this.clock()) });
    if (before) query.andWhere('(label.answeredAt, label.id) < (:createdAt, :id)', before);
    return (await query.getMany()).map(toLabel);
  }

  /** What a rater has done for a question: all live labels, and the times of those since a time, oldest first. */
  async progress(
    project: string,
    question: string,
    rater: string,
    since: Date,
  ): Promise<{ labelled: number; times: Date[] }> {
    const live = { projectId: project, question, rater, revokedAt: IsNull() };
    const labelled = await this.rows.countBy(live);
    const rows = await this.rows
      .createQueryBuilder('label')
      .select('label.answeredAt', 'at')
      .where(live)
      .andWhere('label.answeredAt >= :since', { since })
      .orderBy('label.answeredAt', 'ASC')
      .getRawMany<{ at: Date }>();
    return { labelled, times: rows.map(({ at }) => at) };
  }
}

/** The answer is before the rater now, and the label is somebody else's. */
const NOT_BEFORE = `NOT EXISTS (SELECT 1 FROM label_picks pick JOIN label_turns turn ON turn.pick_id = pick.id
  WHERE pick.project_id = label.project_id AND pick.question = label.question AND pick.trace_id = label.trace_id
    AND pick.span_id = label.span_id AND turn.rater = :blindTo AND turn.state = 'open' AND turn.until > :now
    AND label.rater <> :blindTo)`;

async function revokeOwn(
  manager: EntityManager,
  project: string,
  { question, traceId, spanId }: LabelPlace,
  rater: string,
  now: Date,
): Promise<LabelRow | null> {
  const where = { projectId: project, question, traceId, spanId, rater, revokedAt: IsNull() };
  const before = await manager.findOneBy(labelEntity, where);
  if (before) await manager.update(labelEntity, { id: before.id }, { revokedAt: now });
  return before;
}

function toLabel({ projectId: _project, rater, raterName, ...row }: LabelRow): Label {
  return { ...row, rater: { id: rater, name: raterName } };
}
