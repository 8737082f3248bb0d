import { type DataSource, In, Not, type Repository } from 'typeorm';
import { type Clock } from '../clock.js';
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
    private readonly clock: Clock,
  ) {
    this.rows = dataSource.getRepository(projectEntity);
  }

  async list(): Promise<Project[]> {
    const where = { id: Not(In(RESERVED_PROJECTS)) };
    return (await this.rows.find({ where, order: { id: 'ASC' } })).map(toProject);
  }

  async find(id: string): Promise<Project | undefined> {
    const row = await this.rows.findOneBy({ id });
    return row ? toProject(row) : undefined;
  }

  /** Creates the project unless it exists. An existing one keeps what its owners have changed since. */
  async ensure(project: NewProject): Promise<Project> {
    const wanted = { timeZone: 'UTC', currency: 'USD', ...project };
    const problem = explainBadProject(wanted);
    if (problem) throw new ControlPlaneError('bad-value', problem);
    const { id, name, timeZone, currency } = wanted;
    const createdAt = new Date(this.clock());
    await this.rows
      .createQueryBuilder()
      .insert()
      .values({ id, name, timeZone, currency, createdAt })
      .orIgnore()
      .execute();
    return toProject(await this.rows.findOneByOrFail({ id }));
  }
}

function toProject(row: ProjectRow): Project {
  return { ...row, createdAt: row.createdAt.toISOString() };
}
