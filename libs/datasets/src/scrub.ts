import { PERSONAL_DATA_KINDS } from '@almenara/contract';
import { redactText } from '@almenara/redaction';

export type MaskedCounts = Record<string, number>;

/** Without credentials and personal data of all kinds that have a shape, whatever the project has masked at its doors. */
export function scrub(text: string, counts: MaskedCounts): string {
  const redacted = redactText(text, PERSONAL_DATA_KINDS);
  for (const [kind, count] of Object.entries(redacted.counts)) counts[kind] = (counts[kind] ?? 0) + count;
  return redacted.text;
}
