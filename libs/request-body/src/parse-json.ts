import { BodyError } from './body-error.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Half of a surrogate pair, as JSON may escape one: no valid text, and stores refuse it. */
const MAYBE_LONE_SURROGATE = /\\u[dD][89a-fA-F]/;

/** Text and JSON of a body, both strictly. All strings of the value are well-formed Unicode. */
export function parseJson(body: Uint8Array): unknown {
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    throw new BodyError(400, 'malformed', 'the body is not valid UTF-8');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // The message of the parser quotes the text, which belongs to the app's users; the position does not.
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    const where = text.length === 0 ? '; it is empty' : position ? `; see position ${position}` : '';
    throw new BodyError(400, 'malformed', `the body is not valid JSON${where}`);
  }
  return MAYBE_LONE_SURROGATE.test(text) ? makeWellFormed(value) : value;
}

/** Replaces halves of surrogate pairs in all strings and keys. Iterative: the value may be nested deeply. */
export function makeWellFormed(value: unknown): unknown {
  const root: Record<string, unknown> = { value };
  const open: Record<string, unknown>[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const key of Object.keys(node)) {
      const child = node[key];
      const clean = key.toWellFormed();
      const item = typeof child === 'string' ? child.toWellFormed() : child;
      if (clean !== key) delete node[key];
      if (clean !== key || item !== child) node[clean] = item;
      if (typeof item === 'object' && item !== null) open.push(item as Record<string, unknown>);
    }
  }
  return root['value'];
}
