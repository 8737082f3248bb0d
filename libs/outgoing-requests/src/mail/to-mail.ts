import { digestSchema } from '@almenara/contract';
import type { TargetMessage } from '../targets/target-adapter.js';
import { toPlainWords } from '../targets/to-plain-words.js';
import { writeDigest } from './write-digest.js';

const LONGEST_SUBJECT = 200;

/** What is told, as a mail in plain text. */
export function toMail(message: TargetMessage): { subject: string; text: string } {
  const digest = message.event === 'digest.daily' ? digestSchema.safeParse(message.data) : undefined;
  const { subject, lines } = digest?.success
    ? writeDigest(digest.data)
    : { subject: toPlainWords(message), lines: [toPlainWords(message)] };
  const link = message.link === undefined ? [] : ['', message.link];
  return { subject: onOneLine(subject).slice(0, LONGEST_SUBJECT), text: [...lines, ...link, ''].join('\n') };
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
