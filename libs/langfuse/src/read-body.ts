import { isFields, type Fields } from '@almenara/opentelemetry';
import { timeSchema } from '@almenara/contract';

/** The convention that spans name which came as Langfuse's own events. */
export const CONVENTION = 'langfuse-ingestion';

/** What stands in the way of taking an event; says which field and what it must be, never what it holds. */
export class UnreadableEvent extends Error {}

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
export function metadataOf(body: Fields): Fields | undefined {
  const { metadata, version } = body;
  const told: Fields = isFields(metadata)
    ? { ...metadata }
    : metadata === undefined || metadata === null || metadata === ''
      ? {}
      : { metadata };
  if (typeof version === 'string' && version !== '' && !('version' in told)) told['version'] = version;
  return Object.keys(told).length > 0 ? told : undefined;
}

/** Null says no more than absence. */
export function toldOf(value: unknown): unknown {
  return value === null || value === '' ? undefined : value;
}

export function withoutAbsent<T extends object>(object: T): T {
  for (const key of Object.keys(object) as (keyof T)[]) if (object[key] === undefined) delete object[key];
  return object;
}
