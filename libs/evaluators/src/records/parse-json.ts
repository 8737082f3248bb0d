import { printedFloat, type PythonDict, PythonNumber, type PythonValue } from './python-value.js';
import { LONGEST_INTEGER, NotARecord, Scanner } from './scanner.js';

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
// The control characters are those that JSON forbids.
// eslint-disable-next-line no-control-regex
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const HEX = /[0-9a-fA-F]{4}/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * `json.loads`: keeps the order of keys and the way in which Python prints numbers, which `JSON.parse` loses. Throws
 * NotARecord.
 */
export function parseJson(text: string): PythonValue {
  const scanner = new Scanner(text);
  const value = readValue(scanner);
  scanner.match(SPACE);
  if (!scanner.ended) throw new NotARecord();
  return value;
}

function readValue(scanner: Scanner): PythonValue {
  scanner.match(SPACE);
  if (scanner.take('"')) return readString(scanner);
  if (scanner.take('{')) return scanner.nested(() => readObject(scanner));
  if (scanner.take('[')) return scanner.nested(() => readArray(scanner));
  if (scanner.take('true')) return true;
  if (scanner.take('false')) return false;
  if (scanner.take('null')) return null;
  if (scanner.take('NaN')) return new PythonNumber('nan');
  if (scanner.take('Infinity')) return new PythonNumber('inf');
  if (scanner.take('-Infinity')) return new PythonNumber('-inf');
  const number = scanner.match(NUMBER);
  if (number === undefined) throw new NotARecord();
  if (/[.eE]/.test(number)) return new PythonNumber(printedFloat(number));
  if (number.length > LONGEST_INTEGER) throw new NotARecord();
  return new PythonNumber(number === '-0' ? '0' : number);
}

function readObject(scanner: Scanner): PythonDict {
  const entries: PythonDict = new Map();
  scanner.match(SPACE);
  if (scanner.take('}')) return entries;
  for (;;) {
    scanner.match(SPACE);
    scanner.expect('"');
    const key = readString(scanner);
    scanner.match(SPACE);
    scanner.expect(':');
    entries.set(key, readValue(scanner));
    scanner.match(SPACE);
    if (scanner.take('}')) return entries;
    scanner.expect(',');
  }
}

function readArray(scanner: Scanner): PythonValue[] {
  const members: PythonValue[] = [];
  scanner.match(SPACE);
  if (scanner.take(']')) return members;
  for (;;) {
    members.push(readValue(scanner));
    scanner.match(SPACE);
    if (scanner.take(']')) return members;
    scanner.expect(',');
  }
}

function readString(scanner: Scanner): string {
  const parts: string[] = [];
  for (;;) {
    parts.push(scanner.match(PLAIN)!);
    if (scanner.take('"')) return parts.join('');
    scanner.expect('\\');
    if (scanner.take('u')) {
      const hex = scanner.match(HEX);
      if (hex === undefined) throw new NotARecord();
      parts.push(String.fromCharCode(parseInt(hex, 16)));
      continue;
    }
    const escaped = ESCAPES[scanner.text[scanner.at] ?? ''];
    if (escaped === undefined) throw new NotARecord();
    scanner.at += 1;
    parts.push(escaped);
  }
}
