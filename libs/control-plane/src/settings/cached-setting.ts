/** A change by another process takes effect within this time. */
export const SETTING_TTL_MS = 5_000;

/**
 * One setting of each project as the doors need it: read at most once in five seconds. Rejects while the database
 * does not answer; what was read before is then not used beyond its time.
 */
export class CachedSetting<Value> {
  readonly #read: Map<string, { readonly value: Promise<Value>; readonly at: number }> = new Map();

  constructor(
    private readonly get: (project: string) => Promise<unknown>,
    /** Of what is stored, undefined when nothing is. */
    private readonly parse: (stored: unknown) => Value,
    /** Milliseconds of a clock that is never set back. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  of(project: string): Promise<Value> {
    const known = this.#read.get(project);
    const at = this.now();
    if (known && at - known.at < SETTING_TTL_MS) return known.value;
    const value = this.get(project).then(this.parse);
    const entry = { value, at };
    this.#read.set(project, entry);
    value.catch(() => {
      if (this.#read.get(project) === entry) this.#read.delete(project);
    });
    return value;
  }
}
