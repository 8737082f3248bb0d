import { readId } from './identifier.js';
import { readTime } from './time.js';
import { quote, TooLargeError, toJson } from './to-json.js';

/** Takes a value as the app gave it; answers JSON text that the server accepts, or undefined to leave it out. */
export type Reader = (value: unknown, maxChars: number) => string | undefined;
export type Readers = Record<string, Reader>;

/** Text of a primitive; functions and symbols too, as anything may be given. */
function writeText(value: unknown): string {
  return String(value);
}

const text: Reader = (value, maxChars) => {
  const whole = typeof value === 'object' ? toJson(value, maxChars) : writeText(value);
  return toJson(whole, maxChars);
};
const word: Reader = (value, maxChars) =>
  typeof value === 'object' || typeof value === 'function'
    ? undefined
    : text(writeText(value).slice(0, 500), maxChars);
const identifier: Reader = (value) => {
  const id = readId(value);
  return id === undefined ? undefined : quote(id);
};
const time: Reader = (value) => JSON.stringify(readTime(value));
const oneOf =
  (...words: string[]): Reader =>
  (value) =>
    words.includes(value as string) ? `"${value as string}"` : undefined;

const number =
  (least: number, most: number, whole = false): Reader =>
  (value) => {
    if (typeof value !== 'number' && typeof value !== 'bigint') return undefined;
    const amount = whole ? Math.round(Number(value)) : Number(value);
    return amount >= least && amount <= most ? String(amount) : undefined;
  };
const count = number(0, Number.MAX_SAFE_INTEGER, true);
const amount = number(0, 1e12);
const anyNumber = number(-Number.MAX_VALUE, Number.MAX_VALUE);
const currency: Reader = (value) =>
  typeof value === 'string' && value.length === 3 ? JSON.stringify(value) : undefined;
const measured = oneOf('provider', 'estimate');

const record: Reader = (value, maxChars) => {
  const json = toJson(value, maxChars);
  return json.startsWith('{') ? json : `{"value":${json}}`;
};

/** The known fields of an object; undefined when a needed one is missing. */
const shape =
  (readers: Readers, ...needed: string[]): Reader =>
  (value, maxChars) => {
    if (typeof value !== 'object' || value === null) return undefined;
    let json = '';
    for (const key in readers) {
      const part = readField(value as Record<string, unknown>, key, readers[key]!, maxChars);
      if (part !== undefined) json += `${json ? ',' : '{'}"${key}":${part}`;
      else if (needed.includes(key)) return undefined;
    }
    return json ? `${json}}` : '{}';
  };

const list =
  (item: Reader, most: number): Reader =>
  (value, maxChars) => {
    if (typeof value === 'string' || !(value as Iterable<unknown>)[Symbol.iterator]) return undefined;
    const items: string[] = [];
    let seen = 0;
    for (const entry of value as Iterable<unknown>) {
      // Counts empty entries too: an iterator may yield them without end.
      if (seen++ >= most) break;
      const json = entry === undefined || entry === null ? undefined : item(entry, maxChars);
      if (json !== undefined) items.push(json);
    }
    return `[${items.join()}]`;
  };

/** Every field of a span that the app may set. */
export const SPAN_READERS: Readers = {
  name: word,
  type: oneOf(
    'llm',
    'embedding',
    'retriever',
    'reranker',
    'tool',
    'agent',
    'chain',
    'guardrail',
    'evaluator',
    'span',
    'event',
  ),
  startTime: time,
  endTime: time,
  status: oneOf('unset', 'ok', 'error'),
  statusMessage: text,
  modelRequested: word,
  modelAnswered: word,
  provider: word,
  parameters: record,
  input: toJson,
  output: toJson,
  tools: list(shape({ name: text, description: text, parameters: toJson }, 'name'), 10_000),
  documents: list(
    shape({
      id: (value, maxChars) => text(writeText(value).slice(0, 2000), maxChars),
      content: text,
      score: anyNumber,
      rank: number(1, Number.MAX_SAFE_INTEGER, true),
      metadata: record,
    }),
    10_000,
  ),
  query: text,
  usage: shape({
    input: count,
    output: count,
    total: count,
    cacheRead: count,
    cacheWrite: count,
    reasoning: count,
    source: measured,
  }),
  cost: shape({ input: amount, output: amount, total: amount, currency, source: measured }),
  timeToFirstTokenMs: number(0, 1e9),
  finishReasons: list(word, 100),
  prompt: shape({ name: word, version: word }),
  variant: word,
  indexVersion: word,
  sessionId: identifier,
  actorId: identifier,
  tags: list(word, 100),
  metadata: record,
  environment: word,
  release: word,
  embeddings: list(
    shape(
      {
        model: word,
        dimension: number(1, 65_536, true),
        vector: list(anyNumber, 65_536),
        of: oneOf('input', 'output', 'query'),
      },
      'model',
      'dimension',
      'vector',
      'of',
    ),
    16,
  ),
  spanEvents: list(shape({ name: text, at: time, attributes: record }, 'name'), 10_000),
  attributes: record,
};

/** Every field of a score that the app may set. */
export const SCORE_READERS: Readers = {
  id: identifier,
  at: time,
  name: identifier,
  value: anyNumber,
  label: word,
  explanation: text,
  source: oneOf('evaluator', 'human', 'user', 'api'),
  traceId: identifier,
  spanId: identifier,
  sessionId: identifier,
  actorId: identifier,
  evaluator: word,
  evaluatorVersion: word,
  inputHash: identifier,
  inclusionProbability: number(Number.MIN_VALUE, 1),
  metadata: record,
};

/** Undefined also for what throws when it is read. */
export function readField(
  fields: Record<string, unknown>,
  key: string,
  read: Reader,
  maxChars: number,
): string | undefined {
  try {
    const value = fields[key];
    return value === undefined || value === null ? undefined : read(value, maxChars);
  } catch (error) {
    if (error instanceof TooLargeError) throw error;
    return undefined;
  }
}
