import { type DataSource, type Repository } from 'typeorm';
import { type ChangeBy } from '../audit-log/actor.js';
import { type Fields } from '../audit-log/audit-entry.entity.js';
import { type Changes } from '../audit-log/changes.js';
import { type Clock } from '../clock.js';
import { ControlPlaneError } from '../control-plane-error.js';
import { explainUnknownProject } from '../explain-unknown-project.js';
import { findErrorCode } from '../find-error-code.js';
import { settingEntity, type SettingRow } from './setting.entity.js';
import { writeSetting } from './write-setting.js';

/** Escapes that JSON allows and jsonb does not: NUL, and half of a surrogate pair. */
const UNSTORABLE_TEXT = new Set(['22P05', '22P02']);

export class Settings {
  private readonly rows: Repository<SettingRow>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {
    this.rows = dataSource.getRepository(settingEntity);
  }

  /** `undefined` when it was never set, which differs from a stored `null`. */
  async get(project: string, name: string): Promise<unknown> {
    return (await this.rows.findOneBy({ projectId: project, name }))?.value;
  }

  /** Replaces the whole value, for what processes keep to themselves. */
  async set(project: string, name: string, value: unknown): Promise<void> {
    const text = toText(name, value);
    await this.explain(project, name, () =>
      writeSetting(this.dataSource.manager, project, name, text, new Date(this.clock())),
    );
  }

  /** As `set`, for what people decide: with an entry in the audit log, which keeps flat fields. */
  async change(project: string, name: string, value: Fields, by: ChangeBy): Promise<void> {
    const text = toText(name, value);
    await this.explain(project, name, () =>
      this.changes.run(project, by, async (manager, now) => {
        const before = await manager.findOneBy(settingEntity, { projectId: project, name });
        await writeSetting(manager, project, name, text, now);
        return {
          result: undefined,
          target: name,
          before: (before?.value ?? null) as Fields | null,
          after: value,
        };
      }),
    );
  }

  /** As `change`, of some fields: what others change at the same time stays. */
  async changeFields(project: string, name: string, fields: Fields, by: ChangeBy): Promise<void> {
    toText(name, fields);
    await this.explain(project, name, () =>
      this.changes.run(project, by, async (manager, now) => {
        const stored = await manager.findOneBy(settingEntity, { projectId: project, name });
        const before = (stored?.value ?? null) as Fields | null;
        const after = { ...before, ...fields };
        await writeSetting(manager, project, name, toText(name, after), now);
        return { result: undefined, target: name, before, after };
      }),
    );
  }

  /** Forgets what people decided, with an entry in the audit log. False when nothing was set. */
  async reset(project: string, name: string, by: ChangeBy): Promise<boolean> {
    return this.changes.run(project, by, async (manager) => {
      const before = await manager.findOneBy(settingEntity, { projectId: project, name });
      if (!before) return { result: false, nothingChanged: true };
      await manager.delete(settingEntity, { projectId: project, name });
      return { result: true, target: name, before: before.value as Fields, after: null };
    });
  }

  private async explain(project: string, name: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (UNSTORABLE_TEXT.has(findErrorCode(error) ?? '')) {
        throw new ControlPlaneError(
          'bad-value',
          `Setting "${name}" holds text that cannot be stored: a NUL or half of a surrogate pair.`,
        );
      }
      throw explainUnknownProject(error, project);
    }
  }
}

function toText(name: string, value: unknown): string {
  if (!/^[a-z][a-zA-Z0-9._-]{0,99}$/.test(name)) {
    throw new ControlPlaneError(
      'bad-value',
      'A setting name has 1 to 100 letters, digits, dots, hyphens and underscores and begins with a lower-case letter.',
    );
  }
  const text = JSON.stringify(value);
  if (text === undefined) throw new ControlPlaneError('bad-value', `Setting "${name}" needs a JSON value.`);
  return text;
}
