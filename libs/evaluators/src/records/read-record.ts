import { parseJson } from './parse-json.js';
import { parsePythonLiteral } from './parse-python-literal.js';
import type { PythonValue } from './python-value.js';

/** What is after the last brace of an object is cut off. Undefined when the text is no record. */
export function readRecord(text: string): PythonValue | undefined {
  if (!startsRecord(text)) return undefined;
  const body = text.startsWith('{') ? text.slice(0, text.lastIndexOf('}') + 1) : text;
  for (const parse of [parseJson, parsePythonLiteral]) {
    try {
      return parse(body);
    } catch {
      // Whatever cannot be read is plain text.
    }
  }
  return undefined;
}

export function startsRecord(text: string): boolean {
  return text.startsWith('{') || text.startsWith('[');
}
