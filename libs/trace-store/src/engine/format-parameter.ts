const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\0',
  '\b': '\\b',
  '\f': '\\f',
};

/** Escapes for ClickHouse's text formats; the same escapes are valid inside a quoted literal. */
export function escapeText(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\\'\t\n\r\0\b\f]/g, (character) => ESCAPES[character]!);
}

/** A value as ClickHouse reads it for a `{name:Type}` placeholder. */
export function formatParameter(value: unknown, nested = false): string {
  if (value === null || value === undefined) return nested ? 'NULL' : '\\N';
  if (typeof value === 'string') return nested ? `'${escapeText(value)}'` : escapeText(value);
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (Array.isArray(value)) return `[${value.map((item) => formatParameter(item, true)).join(',')}]`;
  throw new TypeError(
    `a query parameter must be text, a number, a truth value or a list, not ${typeof value}`,
  );
}
