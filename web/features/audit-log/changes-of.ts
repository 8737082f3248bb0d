export interface Change {
  /** Path of the field, its steps joined by dots. */
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Fields that differ between two states of something, by name. What is equal on both sides is left out. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const then = flatten(before);
  const now = flatten(after);
  const fields = [...new Set([...then.keys(), ...now.keys()])].toSorted();
  return fields
    .map((field) => ({ field, before: then.get(field), after: now.get(field) }))
    .filter((change) => change.before !== change.after);
}

function flatten(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return path ? into.set(path, String(value)) : into;
  if (typeof value !== 'object' || Array.isArray(value)) return into.set(path || 'value', write(value));
  for (const [key, inner] of Object.entries(value)) flatten(inner, path ? `${path}.${key}` : key, into);
  return into;
}

function write(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
