/** Deepest nesting that is sent; the server refuses an event that nests deeper than 100. */
const MAX_DEPTH = 90;

/** Thrown when the JSON text would be longer than the limit, before it is made. */
export class TooLargeError extends Error {}

interface Budget {
  /** Characters left: a lower bound of the JSON text's length is taken from it. */
  left: number;
}

/** Names and ids are written many times for each call and need no escapes: seeing that is quicker than writing. */
const PLAIN_WORD = /^[ !#-[\]-~]{0,64}$/;

export function quote(text: string): string {
  return PLAIN_WORD.test(text) ? `"${text}"` : JSON.stringify(text);
}

/**
 * JSON text of any value, without harm: cycles, big integers, throwing getters and revoked proxies become
 * short remarks, and the work is bounded by `maxChars`. Plain data takes the fast path.
 */
export function toJson(value: unknown, maxChars: number): string {
  if (typeof value === 'string' && value.length <= maxChars) return quote(value);
  try {
    if (isPlain(value, 0, { left: maxChars })) return JSON.stringify(value) ?? 'null';
  } catch (error) {
    if (error instanceof TooLargeError) throw error;
  }
  return JSON.stringify(copyPlain(value, [], { left: maxChars })) ?? 'null';
}

function spend(budget: Budget, chars: number): void {
  budget.left -= chars;
  if (budget.left < 0) throw new TooLargeError();
}

/** True for data that `JSON.stringify` writes as it is. A cycle ends at the depth limit. */
function isPlain(value: unknown, depth: number, budget: Budget): boolean {
  if (typeof value === 'string') spend(budget, value.length);
  if (typeof value !== 'object' || value === null) return typeof value !== 'bigint';
  spend(budget, 2);
  if (depth > MAX_DEPTH) return false;
  if (Array.isArray(value)) {
    spend(budget, value.length);
    for (let i = 0; i < value.length; i++) if (!isPlain(value[i], depth + 1, budget)) return false;
    return true;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  const fields = value as Record<string, unknown>;
  for (const key in fields) {
    spend(budget, key.length + 2);
    if (key === 'toJSON' || !isPlain(fields[key], depth + 1, budget)) return false;
  }
  return true;
}

function copyPlain(value: unknown, parents: object[], budget: Budget): unknown {
  if (typeof value === 'string') spend(budget, value.length);
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (parents.includes(value)) return '[circular]';
  if (parents.length > MAX_DEPTH) return '[too deep]';
  spend(budget, 2);
  parents.push(value);
  try {
    return copyObject(value, (item) => copyPlain(item, parents, budget), budget);
  } catch (error) {
    if (error instanceof TooLargeError) throw error;
    return '[unreadable]';
  } finally {
    parents.pop();
  }
}

function copyObject(value: object, copy: (item: unknown) => unknown, budget: Budget): unknown {
  if (value instanceof Error) return copyError(value, copy);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return copyBinary(value, copy, budget);
  if (value instanceof Map) return copy(Object.fromEntries(value));
  if (value instanceof Set) return copy([...value]);
  if (Array.isArray(value)) {
    spend(budget, value.length);
    const items: unknown[] = [];
    for (let i = 0; i < value.length; i++) items.push(readProperty(value, i, copy));
    return items;
  }
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === 'function') return copy(toJSON.call(value));
  const fields: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(value)) {
    spend(budget, key.length + 2);
    fields[key] = readProperty(value, key, copy);
  }
  return fields;
}

function readProperty(value: object, key: string | number, copy: (item: unknown) => unknown): unknown {
  let item: unknown;
  try {
    item = (value as Record<string | number, unknown>)[key];
  } catch {
    return '[unreadable]';
  }
  return copy(item);
}

function copyError(error: Error, copy: (item: unknown) => unknown): unknown {
  return copy({ ...(error as object), name: error.name, message: error.message });
}

/** Numbers stay numbers; other binary data is only named, as its bytes would read as noise. */
function copyBinary(
  value: ArrayBufferView | ArrayBuffer,
  copy: (item: unknown) => unknown,
  budget: Budget,
): unknown {
  if (!(value instanceof Float32Array || value instanceof Float64Array)) return `[${value.byteLength} bytes]`;
  spend(budget, value.length);
  return copy(Array.from(value));
}
