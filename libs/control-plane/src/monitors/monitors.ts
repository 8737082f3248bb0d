import { randomUUID } from 'node:crypto';
import { canonicalJson, DEFAULT_MONITORS } from '@almenara/contract';
import { type DataSource, type EntityManager, IsNull } from 'typeorm';
import { type ChangeBy } from '../audit-log/actor.js';
import { type Fields } from '../audit-log/audit-entry.entity.js';
import { type Changes } from '../audit-log/changes.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { explainUnknownProject } from '../explain-unknown-project.js';
import { toPerson } from '../incidents/incident.js';
import {
  defaultMonitor,
  isDefaultMonitor,
  type NewMonitor,
  type StoredMonitor,
  toMonitor,
} from './monitor.js';
import {
  monitorEntity,
  type MonitorRow,
  monitorVersionEntity,
  type MonitorVersionRow,
} from './monitor.entity.js';

/** More of them would share the budget until none can alarm, and a run would not end within its minute. */
const MOST_MONITORS = 100;

export type MonitorVersion = Pick<MonitorVersionRow, 'version' | 'name' | 'definition' | 'at' | 'byName'>;

/** What watches a project: the default monitors until somebody changes them, and its own. */
export class Monitors {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  /** The defaults first, then by when they were made. */
  async list(project: string): Promise<StoredMonitor[]> {
    const { manager } = this.dataSource;
    const since = await findBeginning(manager, project);
    if (since === undefined) return [];
    const rows = await manager.find(monitorEntity, {
      where: { projectId: project },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    const byId = new Map(rows.map((row) => [row.id, row]));
    const defaults = DEFAULT_MONITORS.flatMap((id) => {
      const row = byId.get(id);
      if (!row) return [defaultMonitor(id, since)];
      return row.removedAt ? [] : [toMonitor(row)];
    });
    const own = rows.filter((row) => !row.removedAt && !isDefaultMonitor(row.id)).map(toMonitor);
    return [...defaults, ...own];
  }

  async get(project: string, id: string): Promise<StoredMonitor | undefined> {
    return read(this.dataSource.manager, project, id);
  }

  /** The versions that were written, the newest first; a default that nobody changed has none. */
  async versions(project: string, id: string): Promise<MonitorVersion[]> {
    const where = { projectId: project, monitorId: id };
    return this.dataSource.manager.find(monitorVersionEntity, {
      where,
      order: { version: 'DESC' },
      take: 50,
    });
  }

  /** Not enabled: it has to be backtested first. */
  async create(project: string, { name, definition }: NewMonitor, by: ChangeBy): Promise<StoredMonitor> {
    try {
      return await this.changes.run(project, by, async (manager, now) => {
        const count = await manager.countBy(monitorEntity, { projectId: project, removedAt: IsNull() });
        if (count >= MOST_MONITORS)
          throw new ControlPlaneError(
            'conflict',
            `A project has at most ${MOST_MONITORS} monitors. Delete one first.`,
          );
        const row: MonitorRow = {
          projectId: project,
          id: randomUUID(),
          name,
          version: 1,
          definition,
          enabled: false,
          enabledAt: null,
          testedVersion: null,
          testedAt: null,
          mutedUntil: null,
          createdAt: now,
          changedAt: now,
          removedAt: null,
        };
        await manager.insert(monitorEntity, row);
        await addVersion(manager, row, now, by);
        return { result: toMonitor(row), target: row.id, before: null, after: { name, version: 1 } };
      });
    } catch (error) {
      throw explainUnknownProject(error, project);
    }
  }

  /** Another definition is a new version, which is not enabled; another name alone is not. */
  async change(project: string, id: string, { name, definition }: NewMonitor, by: ChangeBy) {
    return this.update(project, id, by, async (manager, row, now) => {
      const isSame = canonicalJson(plain(row.definition)) === canonicalJson(plain(definition));
      if (isSame && row.name === name) return undefined;
      if (isSame) return { name };
      const version = row.version + 1;
      await addVersion(manager, { ...row, name, version, definition }, now, by);
      return { name, definition, version, enabled: false, enabledAt: null };
    });
  }

  /** That this version was backtested. It allows to enable it, and is no change of the monitor. */
  async markTested(project: string, id: string, version: number, at: Date): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const monitor = await read(manager, project, id);
      if (monitor?.version !== version || monitor.testedVersion === version) return;
      await manager.update(
        monitorEntity,
        { projectId: project, id, version },
        { testedVersion: version, testedAt: at },
      );
    });
  }

  async setEnabled(project: string, id: string, version: number, enabled: boolean, by: ChangeBy) {
    return this.update(project, id, by, (_manager, row, now) => {
      if (row.version !== version)
        throw new ControlPlaneError(
          'conflict',
          `The monitor has version ${row.version} by now. Load it again.`,
        );
      if (row.enabled === enabled) return undefined;
      if (enabled && row.testedVersion !== row.version)
        throw new ControlPlaneError(
          'conflict',
          `Version ${row.version} has not been backtested. Run a backtest first.`,
        );
      return enabled ? { enabled, enabledAt: now } : { enabled, enabledAt: null };
    });
  }

  async mute(project: string, id: string, until: Date | null, by: ChangeBy) {
    return this.update(project, id, by, (_manager, row) =>
      row.mutedUntil?.getTime() === until?.getTime() ? undefined : { mutedUntil: until },
    );
  }

  /** Its incidents and what it judged stay. */
  async remove(project: string, id: string, by: ChangeBy): Promise<boolean> {
    const removed = await this.update(project, id, by, (_manager, _row, now) => ({
      enabled: false,
      removedAt: now,
    }));
    return removed !== undefined;
  }

  /** Undefined when the project has no such monitor. A default gets its row with its first change. */
  private async update(
    project: string,
    id: string,
    by: ChangeBy,
    work: (
      manager: EntityManager,
      row: MonitorRow,
      now: Date,
    ) => Partial<MonitorRow> | undefined | Promise<Partial<MonitorRow> | undefined>,
  ): Promise<StoredMonitor | undefined> {
    return this.changes.run<StoredMonitor | undefined>(project, by, async (manager, now) => {
      const row = await findOrMake(manager, project, id, now);
      if (!row) return { result: undefined, nothingChanged: true };
      const fields = await work(manager, row, now);
      if (!fields) return { result: toMonitor(row), nothingChanged: true };
      const changed = { ...row, ...fields, changedAt: now };
      await manager.save(monitorEntity, changed);
      return { result: toMonitor(changed), target: id, before: tell(row), after: tell(changed) };
    });
  }
}

function tell({ name, version, enabled, mutedUntil, removedAt }: MonitorRow): Fields {
  return {
    name,
    version,
    enabled,
    mutedUntil: mutedUntil?.toISOString() ?? null,
    removed: removedAt !== null,
  };
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

async function findBeginning(manager: EntityManager, project: string): Promise<Date | undefined> {
  const [row] = await manager.query<{ at: Date }[]>('SELECT created_at AS at FROM projects WHERE id = $1', [
    project,
  ]);
  return row && new Date(row.at);
}

async function read(manager: EntityManager, project: string, id: string): Promise<StoredMonitor | undefined> {
  const row = await manager.findOneBy(monitorEntity, { projectId: project, id });
  if (row) return row.removedAt ? undefined : toMonitor(row);
  const since = isDefaultMonitor(id) ? await findBeginning(manager, project) : undefined;
  return since && isDefaultMonitor(id) ? defaultMonitor(id, since) : undefined;
}

async function findOrMake(
  manager: EntityManager,
  project: string,
  id: string,
  now: Date,
): Promise<MonitorRow | undefined> {
  const row = await manager.findOneBy(monitorEntity, { projectId: project, id });
  if (row) return row.removedAt ? undefined : row;
  const monitor = await read(manager, project, id);
  if (!monitor) return undefined;
  const { isDefault: _isDefault, ...told } = monitor;
  return { ...told, projectId: project, testedAt: null, createdAt: now, changedAt: now, removedAt: null };
}

async function addVersion(manager: EntityManager, row: MonitorRow, at: Date, by: ChangeBy): Promise<void> {
  const { projectId, id, version, name, definition } = row;
  const person = toPerson(by.actor);
  const about = { projectId, monitorId: id, version, name, definition };
  await manager.insert(monitorVersionEntity, { ...about, at, byId: person.id, byName: person.name });
}
