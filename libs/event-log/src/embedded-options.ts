import { type BackOffLimits } from './back-off.js';
import { type ReportDamage, warnOfDamage } from './damage.js';
import { openSegmentFile, type OpenSegmentFile } from './segment-file.js';

const MIB = 1024 * 1024;
const HOUR_MS = 3_600_000;
/** The log holds texts of users and is no archive. */
const MAX_RETENTION_MS = 72 * HOUR_MS;

export interface EmbeddedLogOptions {
  /** Made if missing. One process at a time may have it open. */
  readonly folder: string;
  /** Partitions of each topic, 1 by default. A topic never loses partitions; adding some moves keys. */
  readonly partitions?: number;
  /** A segment that would become larger is ended; 64 MiB by default. */
  readonly segmentBytes?: number;
  /** All segments together; more is refused with LogFullError. 8 GiB by default. */
  readonly maxBytes?: number;
  /** How long records are kept while no group is known, and the most a committed one stays; 72 h by default and at most. */
  readonly retentionMs?: number;
  /** Highest epoch that the stores behind the log have seen; 0 by default. The log's epoch is never below it, and above it if the folder is new. */
  readonly epochFloor?: number;
  /** Pauses after a rejected batch: doubling from the first to the most; 100 ms and 10 s by default. */
  readonly retry?: BackOffLimits;
  /** Told of damage on disk; by default a process warning. */
  readonly onDamage?: ReportDamage;
  /** How segment files are written; for tests that make the disk fail. */
  readonly openFile?: OpenSegmentFile;
}

export type ResolvedOptions = Required<EmbeddedLogOptions>;

export function resolveOptions(options: EmbeddedLogOptions): ResolvedOptions {
  const resolved: ResolvedOptions = {
    folder: options.folder,
    partitions: options.partitions ?? 1,
    segmentBytes: options.segmentBytes ?? 64 * MIB,
    maxBytes: options.maxBytes ?? 8192 * MIB,
    retentionMs: options.retentionMs ?? MAX_RETENTION_MS,
    epochFloor: options.epochFloor ?? 0,
    retry: options.retry ?? { firstMs: 100, mostMs: 10_000 },
    onDamage: options.onDamage ?? warnOfDamage,
    openFile: options.openFile ?? openSegmentFile,
  };
  if (resolved.folder === '') throw new RangeError('the event log needs a folder');
  requireWhole('partitions', resolved.partitions, 1, 1024);
  requireWhole('segmentBytes', resolved.segmentBytes, 1, 2 ** 40);
  requireWhole('maxBytes', resolved.maxBytes, 1, 2 ** 50);
  requireWhole('retentionMs', resolved.retentionMs, 0, MAX_RETENTION_MS);
  requireWhole('epochFloor', resolved.epochFloor, 0, Number.MAX_SAFE_INTEGER - 1);
  return resolved;
}

/** Rejects a number that is not whole or out of bounds, naming it. */
export function requireWhole(name: string, value: number, least: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  throw new RangeError(
    `${name} of the event log must be a whole number from ${least} to ${most}, not ${value}`,
  );
}
