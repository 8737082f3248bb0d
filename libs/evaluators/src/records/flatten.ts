import { sentencesOf } from '../text/sentences.js';
import { codePointLength, strip } from '../text/python-text.js';
import { PythonGroup, PythonNumber, printed, type PythonDict, type PythonValue } from './python-value.js';

/** Names that only wrap what is in them. */
const WRAPPERS = new Set(['attributes', 'review_info']);
/** An object of plain values shorter than this is one line. */
const LONGEST_LINE = 200;
/** A longer string is split into its sentences. */
const LONGEST_STRING = 120;

/** The lines `path: value` of a record, in its order. Lazy: a path can be long and have many values. */
export function* flatten(value: PythonValue, path = ''): Generator<string> {
  if (Array.isArray(value)) {
    for (const member of value) yield* flatten(member, path);
  } else if (value instanceof Map) {
    yield* flattenDict(value, path);
  } else {
    const text = printed(value);
    if (codePointLength(text) <= LONGEST_STRING) {
      yield `${path}: ${text}`;
      return;
    }
    for (const [index, { start, end }] of sentencesOf(text).entries()) {
      yield (index === 0 ? `${path}: ` : '') + strip(text, start, end);
    }
  }
}

function* flattenDict(entries: PythonDict, path: string): Generator<string> {
  if (path && entries.size > 1 && isShort(entries)) {
    yield `${path}: ${[...entries].map(([key, member]) => `${key} ${printed(member)}`).join(', ')}`;
    return;
  }
  const prefix = path && !WRAPPERS.has(path) ? `${path} ` : '';
  for (const [key, member] of entries) yield* flatten(member, prefix + key);
}

function isShort(entries: PythonDict): boolean {
  let length = 0;
  for (const value of entries.values()) {
    if (!isPlain(value)) return false;
    length += codePointLength(printed(value));
    if (length >= LONGEST_LINE) return false;
  }
  return true;
}

function isPlain(value: PythonValue): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return value instanceof PythonNumber || value instanceof PythonGroup;
}
