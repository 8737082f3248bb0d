import { createHash } from 'node:crypto';
import type { ReplayedLetter } from '@almenara/contract';
import { toStoreTime, type DeadLetterRow } from '@almenara/trace-store';
import type { DecodedRecord, Refused } from '../decode/decode-record.js';

/** The same content is the same letter, however often it comes. What a replay brings stays the letter it was. */
export function deadLetterId({ content, source, letter }: Refused): string {
  if (letter) return letter.id;
  return createHash('sha256').update(source.project).update('\n').update(content).digest('hex');
}

export function refusedLetterRow(refused: Refused): DeadLetterRow {
  const { content, reason, source, letter } = refused;
  if (letter) {
    const decided = decidedRow(source, letter);
    return { ...decided, reason, content: content.toWellFormed(), state: 'failed_again' };
  }
  return {
    project: source.project,
    id: deadLetterId(refused),
    version: String(source.version),
    at: toStoreTime(source.receivedAt),
    reason,
    door: source.door,
    sender: source.sender ?? '',
    sequence: source.sequence ?? 0,
    content: content.toWellFormed(),
    state: 'open',
    replay: '',
  };
}

/** Letters that a replay brought and that are stored now: rows with their history, and without content. */
export function storedLetterRows(
  records: readonly DecodedRecord[],
  refused: readonly Refused[],
): DeadLetterRow[] {
  const failed = new Set(refused.map(({ letter }) => letter));
  return records.flatMap((record) =>
    record.events.flatMap(({ letter }) =>
      letter && !failed.has(letter) ? [{ ...decidedRow(record, letter), state: 'stored' as const }] : [],
    ),
  );
}

/** A letter keeps the time and request it came with, so that it expires and is accounted for as before. */
function decidedRow(record: DecodedRecord, letter: ReplayedLetter): Omit<DeadLetterRow, 'state'> {
  return {
    project: record.project,
    id: letter.id,
    version: String(versionAbove(record, letter)),
    at: toStoreTime(letter.receivedAt),
    reason: letter.reason,
    door: letter.door,
    sender: letter.sender ?? '',
    sequence: letter.sequence ?? 0,
    content: '',
    replay: record.replay ?? '',
  };
}

/** Places in the log compare within a partition only, and the letter may come from another one. */
function versionAbove(record: DecodedRecord, letter: ReplayedLetter): bigint {
  const above = BigInt(letter.version) + 1n;
  return record.version > above ? record.version : above;
}
