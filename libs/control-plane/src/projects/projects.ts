import { type DataSource, In, Not, type Repository } from 'typeorm';
import { byConfiguration, type ChangeBy } from '../audit-log/actor.js';
import { type Changes } from '../audit-log/changes.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { explainBadProject } from './explain-bad-project.js';
import { type NewProject } from './new-project.js';
import { projectEntity, type ProjectRow } from './project.entity.js';
import { RESERVED_PROJECTS } from './reserved-projects.js';

/** As the route contract shows it. */
export interface Project {
  id: string;
  name: string;
  timeZone: string;
  currency: string;
  createdAt: string;
}

export class Projects {
  private readonly rows: Repository<ProjectRow>;

  constructor(
    dataSource: DataSource,
    private readonly changes: Changes,
  ) {
    this.rows = dataSource.getRepository(projectEntity);
  }

  /** All but the installation's own, or those with these ids. */
  async list(ids?: readonly string[]): Promise<Project[]> {
    const where = { id: ids ? In([...ids]) : Not(In(RESERVED_PROJECTS)) };
    return (await this.rows.find({ where, order: { id: 'ASC' } })).map(toProject);
  }

  async find(id: string): Promise<Project | undefined> {
    const row = await this.rows.findOneBy({ id });
    return row ? toProject(row) : undefined;
  }

  /** Creates the project unless it exists. An existing one keeps what its owners have changed since. */
  async ensure(project: NewProject): Promise<Project> {
    const wanted = complete(project);
    const { id } = wanted;
    if (!(await this.rows.existsBy({ id }))) await this.insert(wanted, byConfiguration('ensureProject'));
    return toProject(await this.rows.findOneByOrFail({ id }));
  }

  async create(project: NewProject, by: ChangeBy): Promise<Project> {
    const created = await this.insert(complete(project), by);
    if (!created) throw new ControlPlaneError('conflict', 'There is a project with this id already.');
    return created;
  }

  /** Undefined when there is no such project. */
  async change(
    id: string,
    wanted: Partial<Omit<NewProject, 'id'>>,
    by: ChangeBy,
  ): Promise<Project | undefined> {
    return this.changes.run<Project | undefined>(id, by, async (manager) => {
      const row = await manager.findOneBy(projectEntity, { id });
      if (!row) return { result: undefined, nothingChanged: true };
      const { name, timeZone, currency } = row;
      const before = { name, timeZone, currency };
      const after = { ...before, ...withoutAbsent(wanted) };
      complete({ id, ...after });
      await manager.update(projectEntity, { id }, after);
      return { result: toProject({ ...row, ...after }), target: id, before, after };
    });
  }

  /** Undefined when the id is taken. */
  private async insert(project: Required<NewProject>, by: ChangeBy): Promise<Project | undefined> {
    const { id, name, timeZone, currency } = project;
    return this.changes.run<Project | undefined>(id, by, async (manager, createdAt) => {
      if (await manager.existsBy(projectEntity, { id })) return { result: undefined, nothingChanged: true };
      const row = { id, name, timeZone, currency, createdAt };
      await manager.insert(projectEntity, row);
      return { result: toProject(row), target: id, before: null, after: { name, timeZone, currency } };
    });
  }
}

function complete(project: NewProject): Required<NewProject> {
  const wanted = { timeZone: 'UTC', currency: 'USD', ...project };
  const problem = explainBadProject(wanted);
  if (problem) throw new ControlPlaneError('bad-value', problem);
  return wanted;
}

function withoutAbsent<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<Fields>;
}

function toProject(row: ProjectRow): Project {
  return { ...row, createdAt: row.createdAt.toISOString() };
}
