import { OtlpDecodeError } from './otel-span.js';

export type Json = Record<string, unknown>;

/** Field names as the .proto files write them, which parsers of proto3 JSON accept too. */
const PROTO_NAMES = new Map<string, string>();

function protoNameOf(field: string): string {
  let name = PROTO_NAMES.get(field);
  if (name === undefined) {
    name = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    PROTO_NAMES.set(field, name);
  }
  return name;
}

/** A field by either of its names. Null means absent. */
export function fieldOf(owner: Json, field: string): unknown {
  return owner[field] ?? owner[protoNameOf(field)] ?? undefined;
}

export function child(owner: Json, field: string): Json {
  const value = fieldOf(owner, field) ?? {};
  if (!isObject(value)) throw new OtlpDecodeError(`${field} must be an object`);
  return value;
}

export function listOf(owner: Json, field: string): readonly unknown[] {
  const value = fieldOf(owner, field) ?? [];
  if (!Array.isArray(value)) throw new OtlpDecodeError(`${field} must be a list`);
  return value;
}

export function entriesOf(owner: Json, field: string): readonly Json[] {
  const list = listOf(owner, field);
  if (!list.every(isObject)) throw new OtlpDecodeError(`${field} must be a list of objects`);
  return list;
}

export function textOf(owner: Json, field: string): string {
  const value = fieldOf(owner, field) ?? '';
  if (typeof value !== 'string') throw new OtlpDecodeError(`${field} must be a text`);
  return value;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
