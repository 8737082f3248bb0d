import { createHash } from 'node:crypto';
import { toStoreTime, type DeadLetterRow } from '@almenara/trace-store';
import type { Refused } from '../decode/decode-record.js';

/** The same content is the same letter, however often it is sent. */
export function deadLetterId(project: string, content: string): string {
  return createHash('sha256').update(project).update('\n').update(content).digest('hex');
}

export function deadLetterRow({ content, reason, source }: Refused): DeadLetterRow {
  return {
    project: source.project,
    id: deadLetterId(source.project, content),
    version: String(source.version),
    at: toStoreTime(source.receivedAt),
    reason,
    door: source.door,
    sender: source.sender ?? '',
    sequence: source.sequence ?? 0,
    content: content.toWellFormed(),
  };
}
