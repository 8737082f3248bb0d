import { TRACE_ITSELF, type Filter } from '@almenara/contract';
import { toStoreTime } from '../time.js';
import { InvalidQueryError } from './invalid-query.js';

/** Conditions to stand after the one on the project, with the values they bind. */
export interface Conditions {
  readonly sql: string;
  readonly parameters: Record<string, unknown>;
}

type Key = keyof Filter;

/** Columns of one value each, by filter. */
const SHARED: Partial<Record<Key, string>> = {
  status: 'status',
  actor: 'actor_id',
  session: 'session_id',
  environment: 'environment',
  release: 'release',
  name: 'name',
};
const OF_TRACES = {
  words: SHARED,
  lists: {
    type: 'types',
    model: 'models',
    provider: 'providers',
    variant: 'variants',
    indexVersion: 'index_versions',
    prompt: 'prompts',
    tag: 'tags',
  },
} as const;
const OF_SPANS = {
  words: {
    ...SHARED,
    type: 'type',
    model: 'model',
    provider: 'provider',
    variant: 'variant',
    indexVersion: 'index_version',
    prompt: "if(prompt_version = '', prompt_name, concat(prompt_name, ':', prompt_version))",
  },
  lists: { tag: 'tags' },
} as const;

/** A span matches by itself. What is told of a trace itself is no span. */
export function spanConditions(filter: Filter): Conditions {
  const { parts, parameters } = collect(filter, OF_SPANS);
  parts.push(`span_id != '${TRACE_ITSELF}'`);
  if (filter.text !== undefined) {
    parts.push(TEXT_IN_SPAN);
    Object.assign(parameters, textParameters(filter.text));
  }
  return { sql: parts.map((part) => `AND (${part})`).join('\n    '), parameters };
}

/**
 * A trace matches when one of its spans says so: its row holds all models, tags … of its spans. Texts are looked
 * for in the spans themselves, so `matchingText` must be the query of the traces whose spans hold the text.
 */
export function traceConditions(filter: Filter, matchingText: string): Conditions {
  const { parts, parameters } = collect(filter, OF_TRACES);
  if (filter.text !== undefined) {
    parts.push(`trace_id IN (${matchingText})`);
    Object.assign(parameters, textParameters(filter.text));
    // Spans start after their trace; a week bounds the search where traces run long.
    parameters['textFrom'] =
      filter.from === undefined ? '2000-01-01 00:00:00' : storeTime('from', filter.from);
    parameters['textTo'] =
      filter.to === undefined ? '2200-01-01 00:00:00' : storeTime('to', filter.to, 7 * 86_400_000);
  }
  return { sql: parts.map((part) => `AND (${part})`).join('\n    '), parameters };
}

/** Inputs and outputs are kept as JSON, so the text is looked for as JSON writes it. */
export const TEXT_IN_SPAN = `positionCaseInsensitiveUTF8(name, {text:String}) > 0
        OR positionCaseInsensitiveUTF8(input, {textInJson:String}) > 0
        OR positionCaseInsensitiveUTF8(output, {textInJson:String}) > 0`;

function textParameters(text: string): Record<string, unknown> {
  return { text, textInJson: JSON.stringify(text).slice(1, -1) };
}

function collect(
  filter: Filter,
  columns: typeof OF_TRACES | typeof OF_SPANS,
): { parts: string[]; parameters: Record<string, unknown> } {
  const parts: string[] = [];
  const parameters: Record<string, unknown> = {};
  const add = (part: string, name: string, value: unknown): void => {
    parts.push(part);
    parameters[name] = value;
  };
  if (filter.from !== undefined)
    add("start_time >= {from:DateTime64(6, 'UTC')}", 'from', storeTime('from', filter.from));
  if (filter.to !== undefined)
    add("start_time < {to:DateTime64(6, 'UTC')}", 'to', storeTime('to', filter.to));
  for (const [key, column] of Object.entries(columns.words)) {
    const values = filter[key as Key];
    if (values !== undefined) add(`${column} IN {${key}:Array(String)}`, key, values);
  }
  for (const [key, column] of Object.entries(columns.lists)) {
    const values = filter[key as Key];
    if (values !== undefined) add(`hasAny(${column}, {${key}:Array(String)})`, key, values);
  }
  if (filter.latencyMin !== undefined)
    add('latency_ms >= {latencyMin:Float64}', 'latencyMin', filter.latencyMin);
  if (filter.latencyMax !== undefined)
    add('latency_ms <= {latencyMax:Float64}', 'latencyMax', filter.latencyMax);
  if (filter.costMin !== undefined) add('total_cost >= {costMin:Float64}', 'costMin', filter.costMin);
  if (filter.costMax !== undefined) add('total_cost <= {costMax:Float64}', 'costMax', filter.costMax);
  return { parts, parameters };
}

const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

export function storeTime(field: string, iso: string, later = 0): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) throw new InvalidQueryError(field, 'must be a time that exists');
  return toStoreTime(Math.min(Math.max(at + later, EARLIEST), LATEST));
}
