const SPACE = /[\t\n\r ]*/y;
const SCALAR =
  /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** As much of a string as is right, for the place at which it goes wrong. */
const STRING_START = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*/y;

/**
 * UTF-16 index of the first character at which `text` ceases to be JSON; its length, without spaces at the end,
 * when it only ends too early. For texts that JSON.parse has refused. Iterative, linear.
 */
export function findJsonError(text: string): number {
  let at = 0;
  /** Brackets that are open, as the characters that close them. */
  const open: string[] = [];
  const read = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const skip = () => read(SPACE);
  const string = () => text[at] === '"' && readString();
  const readString = (): boolean => {
    read(STRING_START);
    if (text[at] !== '"') return false;
    at++;
    return true;
  };
  const key = (): boolean => {
    skip();
    if (!string()) return false;
    skip();
    if (text[at] !== ':') return false;
    at++;
    return true;
  };
  for (;;) {
    skip();
    const first = text[at];
    if (first === '{' || first === '[') {
      at++;
      skip();
      const close = first === '{' ? '}' : ']';
      if (text[at] !== close) {
        open.push(close);
        if (close === '}' && !key()) return at;
        continue;
      }
      at++;
    } else if (first === '"' ? !readString() : read(SCALAR) === '') return wordEnd(text, at);
    // After a value: what closes, or a comma and the next one.
    for (;;) {
      skip();
      const close = open.at(-1);
      if (close === undefined || at >= text.length) return at;
      if (text[at] === close) {
        at++;
        open.pop();
        continue;
      }
      if (text[at] !== ',') return at;
      at++;
      if (close === '}' && !key()) return at;
      break;
    }
  }
}

/** `tru` at the end is a word that was cut, not a wrong one. */
function wordEnd(text: string, at: number): number {
  const rest = text.slice(at, at + 6).trimEnd();
  const isCut =
    at + rest.length >= text.trimEnd().length &&
    ['true', 'false', 'null', '-'].some((word) => word.startsWith(rest));
  return isCut ? at + rest.length : at;
}
