import type { Loss } from '@almenara/contract';
import { toStoreTime, type LossReportRow, type LossRow } from '@almenara/trace-store';
import type { DecodedEvent } from '../decode/decode-record.js';

/** Above every time in milliseconds. */
const END_OF_TIME = 2n ** 53n;

export function lossRows(losses: readonly DecodedEvent[]): LossRow[] {
  return losses.map(({ event, source }) => {
    const { reason, count } = event as Loss;
    return { project: source.project, sender: source.sender ?? '', reason: reason.toWellFormed(), count };
  });
}

/** When each total was told: of the same total told again, the first time stays. */
export function lossReportRows(losses: readonly DecodedEvent[]): LossReportRow[] {
  return lossRows(losses).map((row, index) => {
    const { receivedAt } = losses[index]!.source;
    return {
      ...row,
      version: String(END_OF_TIME - BigInt(Math.floor(receivedAt))),
      received_at: toStoreTime(receivedAt),
    };
  });
}
