import { NotARecord, type Scanner } from './scanner.js';

const OPENING = /(?:[uU]|[rR])?(?:'''|"""|'|")/y;
const OCTAL = /[0-7]{1,3}/y;
const HEX: Readonly<Record<string, RegExp>> = {
  x: /[0-9a-fA-F]{2}/y,
  u: /[0-9a-fA-F]{4}/y,
  U: /[0-9a-fA-F]{8}/y,
};
const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const PLAIN = {
  "'": /[^'\\\n]*/y,
  '"': /[^"\\\n]*/y,
  "'''": /[^'\\]*/y,
  '"""': /[^"\\]*/y,
} as const;

export function startsString(scanner: Scanner): boolean {
  const start = scanner.at;
  const opens = scanner.match(OPENING) !== undefined;
  scanner.at = start;
  return opens;
}

/** A Python string literal: plain, `u` or `r`, in any of its four quotes. */
export function readPythonString(scanner: Scanner): string {
  const opening = scanner.match(OPENING);
  if (opening === undefined) throw new NotARecord();
  const raw = /^r/i.test(opening);
  const quote = opening.replace(/^[a-z]/i, '') as keyof typeof PLAIN;
  const parts: string[] = [];
  for (;;) {
    parts.push(scanner.match(PLAIN[quote])!);
    if (scanner.take(quote)) return parts.join('');
    const next = scanner.text[scanner.at];
    if (next === undefined || next === '\n') throw new NotARecord();
    scanner.at += 1;
    if (next !== '\\') parts.push(next);
    else parts.push(raw ? readRaw(scanner) : readEscape(scanner));
  }
}

function readRaw(scanner: Scanner): string {
  const next = scanner.text[scanner.at];
  if (next === undefined) throw new NotARecord();
  scanner.at += 1;
  return `\\${next}`;
}

/** An escape that Python does not know stays as it is written. */
function readEscape(scanner: Scanner): string {
  const octal = scanner.match(OCTAL);
  if (octal !== undefined) return String.fromCodePoint(parseInt(octal, 8));
  const letter = scanner.text[scanner.at];
  if (letter === undefined || letter === 'N') throw new NotARecord();
  scanner.at += 1;
  const pattern = HEX[letter];
  if (!pattern) return ESCAPES[letter] ?? `\\${letter}`;
  const hex = scanner.match(pattern);
  const code = hex === undefined ? Infinity : parseInt(hex, 16);
  if (code > 0x10ffff) throw new NotARecord();
  return String.fromCodePoint(code);
}
