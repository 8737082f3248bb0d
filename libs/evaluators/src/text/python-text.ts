/**
 * Python's view of text, which the groundedness model was prepared with: offsets and lengths count code points, and
 * `\s`, `str.strip`, `str.isdigit` and `str.isupper` mean other characters than in JavaScript. Compared over all
 * characters that Python 3.11 knows (Unicode 14): equal. Newer characters are classified by Node's newer Unicode.
 */

/** `str.isdigit`: decimal digits and those of Numeric_Type=Digit, which are no class of their own in JavaScript. */
const DIGIT =
  /[\p{Nd}\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}]/u;
const UPPER = /\p{Uppercase}/u;
const WORD_CHARACTER = /[\p{L}\p{N}_]/u;

/** `\s` and `str.isspace`: all of them are single UTF-16 units. */
export const SPACES = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const SPACE = new RegExp(`[${SPACES}]`);

export function isSpace(code: number): boolean {
  if (code < 128) return (code >= 9 && code <= 13) || (code >= 28 && code <= 32);
  return SPACE.test(String.fromCharCode(code));
}

export function isDigit(character: string): boolean {
  return DIGIT.test(character);
}

/** Of one character. */
export function isUpper(character: string): boolean {
  return UPPER.test(character);
}

/** Whether `\w` matches. */
export function isWordCharacter(codePoint: number): boolean {
  if (codePoint < 128) {
    return (
      (codePoint >= 97 && codePoint <= 122) ||
      (codePoint >= 65 && codePoint <= 90) ||
      (codePoint >= 48 && codePoint <= 57) ||
      codePoint === 95
    );
  }
  return WORD_CHARACTER.test(String.fromCodePoint(codePoint));
}

/** First index at or after `start` that is no space, and the index after the last one before `end`. */
export function stripped(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from += 1;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/** `str.strip()`. */
export function strip(text: string, start = 0, end = text.length): string {
  const bounds = stripped(text, start, end);
  return text.slice(bounds.start, bounds.end);
}

/** `len(text)`: code points, a lone surrogate counts as one. */
export function codePointLength(text: string, start = 0, end = text.length): number {
  let length = end - start;
  for (let at = start; at < end - 1; at += 1) {
    if (isPair(text, at)) {
      length -= 1;
      at += 1;
    }
  }
  return length;
}

/** The UTF-16 index `count` code points after `start`, at most the end of the text. */
export function advance(text: string, start: number, count: number): number {
  let at = start;
  for (let passed = 0; passed < count && at < text.length; passed += 1) at += isPair(text, at) ? 2 : 1;
  return at;
}

/** The character that ends before `at`; empty at the start. */
export function characterBefore(text: string, at: number): string {
  return text.slice(at >= 2 && isPair(text, at - 2) ? at - 2 : Math.max(0, at - 1), at);
}

function isPair(text: string, at: number): boolean {
  const high = text.charCodeAt(at);
  if (high < 0xd800 || high > 0xdbff) return false;
  const low = text.charCodeAt(at + 1);
  return low >= 0xdc00 && low <= 0xdfff;
}
