import { isFields, type Fields } from '@almenara/opentelemetry';
import { isDeeperThan, MAX_JSON_DEPTH, timeSchema } from '@almenara/contract';

/** The convention that spans name which came as Langfuse's own events. */
export const CONVENTION = 'langfuse-ingestion';

/** What stands in the way of taking an event; says which field and what it must be, never what it holds. */
export class UnreadableEvent extends Error {}

/** Reads a value that must be an object, or says why it cannot be taken. `name` says what it stands for. */
export function reading<Result>(
  raw: unknown,
  name: string,
  read: (fields: Fields) => Result,
): Result | { readonly refused: string } {
  if (!isFields(raw)) return { refused: `the ${name} must be an object` };
  if (isDeeperThan(raw)) return { refused: `must not nest deeper than ${MAX_JSON_DEPTH} levels` };
  try {
    return read(raw);
  } catch (error) {
    if (error instanceof UnreadableEvent) return { refused: error.message };
    throw error;
  }
}

/** A time of a body; absent where nothing is told. */
export function timeOf(body: Fields, field: string): number | undefined {
  const value = body[field];
  if (value === undefined || value === null || value === '') return undefined;
  const time = readTime(value);
  if (time === undefined) {
    throw new UnreadableEvent(`${field} must be an ISO 8601 time with zone between the years 2000 and 2200`);
  }
  return time;
}

/** Exports of a database write a blank between date and time, and leave out the zone, which is UTC. */
export function readTime(value: unknown): number | undefined {
  const iso =
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}/.test(value)
      ? value.replace(' ', 'T').replace(/(:\d{2}(?:\.\d+)?)$/, '$1Z')
      : value;
  const read = timeSchema.safeParse(iso);
  return read.success ? read.data : undefined;
}

/** Metadata that is no object stands under one name, as in Langfuse. */
export function fieldsOfMetadata({ metadata }: Fields): Fields {
  if (isFields(metadata)) return { ...metadata };
  return toldOf(metadata) === undefined ? {} : { metadata };
}

export function metadataOf(body: Fields): Fields | undefined {
  const { version } = body;
  const told = fieldsOfMetadata(body);
  if (typeof version === 'string' && version !== '' && !('version' in told)) told['version'] = version;
  return Object.keys(told).length > 0 ? told : undefined;
}

/** Null says no more than absence. */
export function toldOf(value: unknown): unknown {
  return value === null || value === '' ? undefined : value;
}
