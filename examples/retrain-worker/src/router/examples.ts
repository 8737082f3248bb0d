import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A question and the intent that it has. */
export interface Example {
  readonly text: string;
  readonly label: string;
}

const rowSchema = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  metadata: z.object({ label: z.enum(['good', 'bad']).optional() }).optional(),
});
/** Anything else is an answer in prose, which names no intent. */
const INTENT = /^[a-z][a-z0-9_-]{0,39}$/;

/**
 * Reads chat JSON lines: the last question of the user, and as its intent the last answer, which is the corrected one
 * where somebody corrected it. Rows that are labelled `bad` show what not to say; they and rows without an intent are
 * counted as `skipped`.
 */
export function readExamples(text: string): { examples: Example[]; skipped: number } {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const examples = lines.flatMap((line) => readExample(line) ?? []);
  return { examples, skipped: lines.length - examples.length };
}

function readExample(line: string): Example | undefined {
  const row = rowSchema.safeParse(parse(line));
  if (!row.success) return undefined;
  const { messages, metadata } = row.data;
  if (metadata?.label === 'bad') return undefined;
  const last = (role: string) => messages.findLast((message) => message.role === role)?.content.trim();
  const text = last('user');
  const label = last('assistant');
  return text && label && INTENT.test(label) ? { text, label } : undefined;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const HELD_OUT_SHARE = 5;

/** Questions that differ in case, spaces or signs only are one. */
export function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * A fifth of the questions is for judging and never for training. The text decides, so that it is the same fifth in
 * every export, and no model has ever seen it.
 */
export function isHeldOut({ text }: Example): boolean {
  return createHash('sha256').update(keyOf(text)).digest()[0]! % HELD_OUT_SHARE === 0;
}

/** One example a question; of several the last, which is the newest correction. */
export function withoutDuplicates(examples: readonly Example[]): Example[] {
  return [...new Map(examples.map((example) => [keyOf(example.text), example])).values()];
}
