import type { LogPosition } from '@almenara/trace-store';

/** A topic of the log has at most this many partitions. */
const MAX_PARTITIONS = 1024;
const FORM = /^\d{1,5}:\d{1,20}(,\d{1,5}:\d{1,20})*$/;

/** As the id of a message, from which a caller goes on: `partition:version`, separated by commas; '-' for nothing yet. */
export function writePosition(position: LogPosition): string {
  const parts = [...position]
    .sort(([a], [b]) => a - b)
    .map(([partition, version]) => `${partition}:${version}`);
  return parts.join(',') || '-';
}

/** Undefined when the text is no position. */
export function readPosition(text: string | undefined): LogPosition | undefined {
  if (text === '-') return new Map();
  if (text === undefined || !FORM.test(text)) return undefined;
  const parts = text.split(',', MAX_PARTITIONS + 1).map((part) => part.split(':'));
  if (parts.length > MAX_PARTITIONS) return undefined;
  return new Map(parts.map(([partition, version]) => [Number(partition), BigInt(version!)]));
}

/** True when some partition of the first has come further than the second. */
export function isPast(one: LogPosition, other: LogPosition): boolean {
  return [...one].some(([partition, version]) => version > (other.get(partition) ?? -1n));
}
