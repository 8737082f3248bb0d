import { EVALUATOR_DOOR, REPLAY_DOOR, REPRICE_DOOR } from '@almenara/contract';
import { toStoreTime, type UnnumberedRecordRow } from '@almenara/trace-store';
import type { DecodedRecord } from '../decode/decode-record.js';

/** No client sent these: replays, new prices and scores, and what cannot be read is a letter. */
const OWN_DOORS = new Set<string>([EVALUATOR_DOOR, REPLAY_DOOR, REPRICE_DOOR, '']);

/** Records of senders that number nothing, one row each. */
export function unnumberedRows(records: readonly DecodedRecord[]): UnnumberedRecordRow[] {
  return records.flatMap((record) => {
    const { sender, door, events, refused } = record;
    if (sender !== undefined || OWN_DOORS.has(door)) return [];
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
