import { randomUUID } from 'node:crypto';
import { type DataSource, type EntityManager, type Repository } from 'typeorm';
import { type ChangeBy } from '../audit-log/actor.js';
import { type Fields } from '../audit-log/audit-entry.entity.js';
import { type Changes } from '../audit-log/changes.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { explainUnknownProject } from '../explain-unknown-project.js';
import { isUuid } from '../is-uuid.js';
import {
  findSecret,
  previousTargetSecretName,
  targetSecretName,
  writeSecret,
} from '../secrets/project-secrets.js';
import { deliveryEntity } from './delivery.entity.js';
import type { NewTarget, Target, TargetAddress, TargetRules } from './target.js';
import { findTargetSecrets } from './target-secrets.js';
import { targetEntity, type TargetRow } from './target.entity.js';
import { describeConfig, describeRules, hintOf } from './describe-target.js';
import { toConfig, toTarget } from './to-target.js';

const MOST_TARGETS = 20;

/** Where a project has its incidents told and its remediations done. */
export class Targets {
  private readonly rows: Repository<TargetRow>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {
    this.rows = dataSource.getRepository(targetEntity);
  }

  /** The oldest first. */
  async list(project: string): Promise<Target[]> {
    const order = { createdAt: 'ASC', id: 'ASC' } as const;
    const rows = await this.rows.find({ where: { projectId: project }, order });
    return Promise.all(rows.map((row) => withLastDelivery(this.dataSource.manager, row)));
  }

  async get(project: string, id: string): Promise<Target | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await this.rows.findOneBy({ id, projectId: project });
    return row ? withLastDelivery(this.dataSource.manager, row) : undefined;
  }

  async create(project: string, wanted: NewTarget, by: ChangeBy): Promise<Target> {
    const { secret, config, ...rules } = wanted;
    try {
      return await this.changes.run(project, by, async (manager, now) => {
        if ((await manager.countBy(targetEntity, { projectId: project })) >= MOST_TARGETS) {
          throw new ControlPlaneError('conflict', `A project has at most ${MOST_TARGETS} targets.`);
        }
        const { kind, ...stored } = config;
        mustNotAskByMail(kind, rules.actions);
        const row: TargetRow = {
          ...rules,
          id: randomUUID(),
          projectId: project,
          kind,
          config: stored,
          actions: [...rules.actions],
          secretHint: hintOf(config, secret),
          previousSecretUntil: null,
          failuresInRow: 0,
          pausedAt: null,
          pausedReason: null,
          createdAt: now,
        };
        await manager.insert(targetEntity, row);
        if (secret !== '') await writeSecret(manager, project, targetSecretName(row.id), secret, now);
        const after = { ...describeConfig(config), ...describeRules(row) };
        return { result: toTarget(row, null), target: row.id, before: null, after };
      });
    } catch (error) {
      throw explainUnknownProject(error, project);
    }
  }

  /** Where it leads stays as it was entered, so that no secret follows it elsewhere. Undefined when there is none. */
  async change(
    project: string,
    id: string,
    rules: Partial<TargetRules>,
    by: ChangeBy,
  ): Promise<Target | undefined> {
    return this.changeRow(project, id, by, async (manager, row) => {
      const { actions, ...others } = rules;
      mustNotAskByMail(row.kind, actions ?? []);
      const set = { ...others, ...(actions ? { actions: [...actions] } : {}) };
      const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
      const [before, after] = [describeRules(row), describeRules({ ...row, ...given })];
      if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
      await manager.update(targetEntity, { id }, given);
      return { before, after };
    });
  }

  /** With what waits to be delivered and the log. False when the project has no such target. */
  async remove(project: string, id: string, by: ChangeBy): Promise<boolean> {
    if (!isUuid(id)) return false;
    return this.changes.run(project, by, async (manager, now) => {
      const row = await manager.findOneBy(targetEntity, { id, projectId: project });
      if (!row) return { result: false, nothingChanged: true };
      for (const name of [targetSecretName(id), previousTargetSecretName(id)]) {
        await writeSecret(manager, project, name, null, now);
      }
      await manager.delete(targetEntity, { id });
      const before = { ...describeConfig(toConfig(row)), ...describeRules(row) };
      return { result: true, target: id, before, after: null };
    });
  }

  /** From now on `secret` counts; the one before goes on counting besides it for `overlapMs`. */
  async rotateSecret(
    project: string,
    id: string,
    { secret, overlapMs }: { secret: string; overlapMs: number },
    by: ChangeBy,
  ): Promise<Target | undefined> {
    return this.changeRow(project, id, by, async (manager, row, now) => {
      const previous = overlapMs > 0 ? await findSecret(manager, project, targetSecretName(id)) : undefined;
      await writeSecret(manager, project, previousTargetSecretName(id), previous ?? null, now);
      await writeSecret(manager, project, targetSecretName(id), secret, now);
      const previousSecretUntil = previous === undefined ? null : new Date(now.getTime() + overlapMs);
      const secretHint = hintOf(toConfig(row), secret);
      await manager.update(targetEntity, { id }, { secretHint, previousSecretUntil });
      const until = previousSecretUntil?.toISOString() ?? null;
      return { before: { secret: row.secretHint }, after: { secret: secretHint, previousUntil: until } };
    });
  }

  /** What waits for it goes on waiting, and what happens meanwhile is not told to it. */
  async pause(project: string, id: string, by: ChangeBy): Promise<Target | undefined> {
    return this.changeRow(project, id, by, async (manager, { pausedAt }, now) => {
      if (pausedAt) return undefined;
      await manager.update(targetEntity, { id }, { pausedAt: now, pausedReason: 'person' });
      return { before: { paused: false }, after: { paused: true } };
    });
  }

  async resume(project: string, id: string, by: ChangeBy): Promise<Target | undefined> {
    return this.changeRow(project, id, by, async (manager, { pausedAt, pausedReason }) => {
      if (!pausedAt) return undefined;
      await manager.update(targetEntity, { id }, { pausedAt: null, pausedReason: null, failuresInRow: 0 });
      return { before: { paused: true, reason: pausedReason }, after: { paused: false } };
    });
  }

  /** What is needed to try it, with an entry in the audit log. Undefined when the project has no such target. */
  async openTest(project: string, id: string, by: ChangeBy): Promise<TargetAddress | undefined> {
    if (!isUuid(id)) return undefined;
    return this.changes.run<TargetAddress | undefined>(project, by, async (manager, now) => {
      const row = await manager.findOneBy(targetEntity, { id, projectId: project });
      if (!row) return { result: undefined, nothingChanged: true };
      const config = toConfig(row);
      const secrets = await findTargetSecrets(manager, project, row, now);
      return { result: { config, secrets }, target: id, before: null, after: describeConfig(config) };
    });
  }

  /** Of a target whose row is locked meanwhile; `work` answers undefined when it changed nothing. */
  private async changeRow(
    project: string,
    id: string,
    by: ChangeBy,
    work: (
      manager: EntityManager,
      row: TargetRow,
      now: Date,
    ) => Promise<{ before: Fields; after: Fields } | undefined>,
  ): Promise<Target | undefined> {
    if (!isUuid(id)) return undefined;
    return this.changes.run<Target | undefined>(project, by, async (manager, now) => {
      const where = { id, projectId: project };
      const row = await manager.findOne(targetEntity, { where, lock: { mode: 'for_no_key_update' } });
      if (!row) return { result: undefined, nothingChanged: true };
      const done = await work(manager, row, now);
      const result = await withLastDelivery(manager, await manager.findOneByOrFail(targetEntity, where));
      return done ? { result, target: id, ...done } : { result, nothingChanged: true };
    });
  }
}

/** A mail has no key and no answer, so nobody could tell whether the job was begun. */
function mustNotAskByMail(kind: TargetRow['kind'], actions: readonly string[]): void {
  if (kind === 'email' && actions.length > 0)
    throw new ControlPlaneError(
      'bad-value',
      'A target of the kind e-mail can be told, and not asked for anything.',
    );
}

async function withLastDelivery(manager: EntityManager, row: TargetRow): Promise<Target> {
  const last = await manager.findOne(deliveryEntity, {
    where: { targetId: row.id },
    order: { createdAt: 'DESC', id: 'DESC' },
  });
  if (!last) return toTarget(row, null);
  const { id, state, status, finishedAt, createdAt } = last;
  return toTarget(row, { id, at: finishedAt ?? createdAt, state, status });
}
