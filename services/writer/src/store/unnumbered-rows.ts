import { REPLAY_DOOR, REPRICE_DOOR } from '@almenara/contract';
import { toStoreTime, type UnnumberedRecordRow } from '@almenara/trace-store';
import type { DecodedRecord } from '../decode/decode-record.js';

/** A replay and a new price bring nothing new, and an unreadable record is a letter. */
const BRING_NOTHING_NEW = new Set<string>([REPLAY_DOOR, REPRICE_DOOR, '']);

/** Records of senders that number nothing, one row each. */
export function unnumberedRows(records: readonly DecodedRecord[]): UnnumberedRecordRow[] {
  return records.flatMap((record) => {
    const { sender, door, events, refused } = record;
    if (sender !== undefined || BRING_NOTHING_NEW.has(door)) return [];
    return {
      project: record.project,
      received_at: toStoreTime(record.receivedAt),
      log_partition: record.partition,
      version: String(record.version),
      door,
      events: events.length + refused.length,
    };
  });
}
