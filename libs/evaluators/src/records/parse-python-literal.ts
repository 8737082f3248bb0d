import { readPythonString, startsString } from './python-string.js';
import {
  printed,
  printedFloat,
  type PythonDict,
  PythonGroup,
  PythonNumber,
  type PythonValue,
} from './python-value.js';
import { LONGEST_INTEGER, NotARecord, Scanner } from './scanner.js';

/** Inside brackets; a comment ends with its line. */
const SPACE = /(?:[ \t\n\r\f]+|#[^\n]*)*/y;
const WORD = /(?:None|True|False)(?![\p{L}\p{N}_])/uy;
const SIGN = /[-+][ \t]*/y;
const FLOAT =
  /(?:[0-9](?:_?[0-9])*\.(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*|[0-9](?:_?[0-9])*(?=[eE]))(?:[eE][-+]?[0-9](?:_?[0-9])*)?/y;
const RADIX = /0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+/y;
const INTEGER = /[1-9](?:_?[0-9])*|0(?:_?0)*/y;
const AFTER_NUMBER = /[\p{L}\p{N}_.]/uy;

/**
 * `ast.literal_eval`, for what begins with a bracket. Bytes, complex numbers and `\N{…}` are taken for no record. A key
 * that is no string is printed, where the preparation in Python would have failed. Throws NotARecord.
 */
export function parsePythonLiteral(text: string): PythonValue {
  const scanner = new Scanner(text);
  const first = readValue(scanner);
  scanner.match(SPACE);
  if (!scanner.take(',')) return ended(scanner, first);
  const members = [first];
  scanner.match(SPACE);
  while (!scanner.ended) {
    members.push(readValue(scanner));
    scanner.match(SPACE);
    if (!scanner.take(',')) break;
    scanner.match(SPACE);
  }
  return ended(scanner, new PythonGroup('tuple', members));
}

function ended(scanner: Scanner, value: PythonValue): PythonValue {
  if (!scanner.ended) throw new NotARecord();
  return value;
}

function readValue(scanner: Scanner): PythonValue {
  scanner.match(SPACE);
  if (startsString(scanner)) return readStrings(scanner);
  if (scanner.take('{')) return scanner.nested(() => readBraces(scanner));
  if (scanner.take('[')) return scanner.nested(() => readMembers(scanner, ']').members);
  if (scanner.take('(')) return scanner.nested(() => readParentheses(scanner));
  const word = scanner.match(WORD);
  if (word !== undefined) return word === 'None' ? null : word === 'True';
  return readNumber(scanner);
}

/** Strings that stand side by side are one. */
function readStrings(scanner: Scanner): string {
  const parts: string[] = [];
  do {
    parts.push(readPythonString(scanner));
    scanner.match(SPACE);
  } while (startsString(scanner));
  return parts.join('');
}

function readBraces(scanner: Scanner): PythonDict | PythonGroup {
  scanner.match(SPACE);
  if (scanner.take('}')) return new Map();
  const first = readValue(scanner);
  scanner.match(SPACE);
  if (scanner.text[scanner.at] !== ':') {
    const rest = scanner.take(',') ? readMembers(scanner, '}').members : (scanner.expect('}'), []);
    return new PythonGroup('set', [first, ...rest]);
  }
  const entries: PythonDict = new Map();
  let key = first;
  for (;;) {
    scanner.match(SPACE);
    scanner.expect(':');
    entries.set(printed(key), readValue(scanner));
    scanner.match(SPACE);
    const more = scanner.take(',');
    scanner.match(SPACE);
    if (scanner.take('}')) return entries;
    if (!more) throw new NotARecord();
    key = readValue(scanner);
  }
}

/** One value in parentheses without a comma is that value. */
function readParentheses(scanner: Scanner): PythonValue {
  const { members, comma } = readMembers(scanner, ')');
  return members.length === 1 && !comma ? members[0]! : new PythonGroup('tuple', members);
}

function readMembers(scanner: Scanner, close: string): { members: PythonValue[]; comma: boolean } {
  const members: PythonValue[] = [];
  let comma = true;
  for (;;) {
    scanner.match(SPACE);
    if (scanner.take(close)) return { members, comma: comma && members.length > 0 };
    if (!comma) throw new NotARecord();
    members.push(readValue(scanner));
    scanner.match(SPACE);
    comma = scanner.take(',');
  }
}

function readNumber(scanner: Scanner): PythonNumber {
  const sign = scanner.match(SIGN)?.[0] === '-' ? '-' : '';
  const float = scanner.match(FLOAT);
  const radix = float === undefined ? scanner.match(RADIX) : undefined;
  const integer = float === undefined && radix === undefined ? scanner.match(INTEGER) : undefined;
  const digits = (float ?? radix ?? integer)?.replaceAll('_', '');
  if (digits === undefined || scanner.match(AFTER_NUMBER) !== undefined) throw new NotARecord();
  if (float !== undefined) return new PythonNumber(printedFloat(sign + digits));
  if (digits.length > LONGEST_INTEGER) throw new NotARecord();
  const value = BigInt(digits);
  return new PythonNumber(String(sign === '-' ? -value : value));
}
