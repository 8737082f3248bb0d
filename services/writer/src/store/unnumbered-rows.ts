import { REPLAY_DOOR } from '@almenara/contract';
import { toStoreTime, type UnnumberedRecordRow } from '@almenara/trace-store';
import type { DecodedRecord } from '../decode/decode-record.js';

/** Records of senders that number nothing, one row each. A replay brings nothing new, and an unreadable one is a letter. */
export function unnumberedRows(records: readonly DecodedRecord[]): UnnumberedRecordRow[] {
  return records.flatMap((record) => {
    const { sender, door, events, refused } = record;
    if (sender !== undefined || door === REPLAY_DOOR || door === '') return [];
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
