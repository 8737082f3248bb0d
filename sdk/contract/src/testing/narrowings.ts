/** The part of JSON Schema that the contract's schemas use. */
export interface JsonSchema {
  type?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  [bound: string]: unknown;
}

const UPPER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems'];
const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems'];

/** Where `now` refuses what `old` accepted, or forgets a field. Properties may only grow, requirements only shrink. */
export function narrowings(old: JsonSchema, now: JsonSchema, path = ''): string[] {
  const found: string[] = [];
  const say = (text: string) => found.push(`${path}: ${text}`);
  // A schema without a type takes anything.
  if (now.type !== undefined && old.type !== now.type) say('type changed');
  for (const key of UPPER) compareBound(key, (before, after) => after < before, 'shrank');
  for (const key of LOWER) compareBound(key, (before, after) => after > before, 'grew');
  for (const key of ['pattern', 'format'] as const) {
    if (now[key] !== undefined && now[key] !== old[key]) say(`${key} changed`);
  }
  const allowed = (schema: JsonSchema) =>
    schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  const after = allowed(now);
  if (after && !allowed(old)) say('only some values are allowed now');
  else if (after)
    for (const value of allowed(old)!)
      if (!after.includes(value)) say(`${String(value)} is no longer allowed`);
  for (const key of now.required ?? [])
    if (!old.required?.includes(key)) found.push(`${join(path, key)}: is required now`);
  if (now.additionalProperties === false && old.additionalProperties !== false) say('refuses unknown keys');
  for (const [key, schema] of Object.entries(old.properties ?? {})) {
    const current = now.properties?.[key];
    if (current) found.push(...narrowings(schema, current, join(path, key)));
    else found.push(`${join(path, key)}: is gone`);
  }
  if (old.items && now.items) found.push(...narrowings(old.items, now.items, `${path}[]`));
  compareAlternatives();
  return found;

  function compareBound(
    key: string,
    isNarrower: (before: number, after: number) => boolean,
    word: string,
  ): void {
    const [before, current] = [old[key], now[key]] as (number | undefined)[];
    if (current === undefined) return;
    if (before === undefined) say(`${key} is new`);
    else if (isNarrower(before, current)) say(`${key} ${word}`);
  }

  /** Each old alternative must still be taken by some alternative of now. */
  function compareAlternatives(): void {
    const current = now.anyOf ?? now.oneOf;
    if (!current) return;
    (old.anyOf ?? old.oneOf ?? [old]).forEach((before, index) => {
      if (!current.some((option) => narrowings(before, option).length === 0))
        say(`alternative ${index} is refused`);
    });
  }
}

function join(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}
