import type { PersonalDataKind, RedactionKind } from '@almenara/contract';
import { PERSONAL_HINT, PERSONAL_SHAPES } from './personal-shapes.js';
import { SECRET_HINT, SECRET_SHAPES } from './secret-shapes.js';
import type { Shape } from './shape.js';

export type KindCounts = Partial<Record<RedactionKind, number>>;
export interface RedactedText {
  readonly text: string;
  /** Empty when the text is as it was. */
  readonly counts: KindCounts;
}

/** What stands in the place of a redacted text: never the text, its length or a hash of it. */
export function maskOf(kind: RedactionKind): string {
  return `[redacted:${kind}]`;
}

/** Whether a text may hold anything that the shapes look for. Saves reading it with each of them. */
export function mayHold(text: string, personal: readonly PersonalDataKind[]): boolean {
  return SECRET_HINT.test(text) || (personal.length > 0 && PERSONAL_HINT.test(text));
}

/**
 * The text with credentials, and personal data of the kinds named, replaced. Not a guarantee: unknown shapes stay.
 * Redacting twice changes nothing more.
 */
export function redactText(text: string, personal: readonly PersonalDataKind[] = []): RedactedText {
  const counts: KindCounts = {};
  let redacted = text;
  if (SECRET_HINT.test(text)) redacted = applyShapes(redacted, SECRET_SHAPES, counts);
  if (personal.length > 0 && PERSONAL_HINT.test(text)) {
    const shapes = PERSONAL_SHAPES.filter(({ kind }) => personal.includes(kind));
    redacted = applyShapes(redacted, shapes, counts);
  }
  return { text: redacted, counts };
}

function applyShapes(text: string, shapes: readonly Shape[], counts: KindCounts): string {
  let redacted = text;
  for (const { kind, pattern, isReal } of shapes) {
    redacted = redacted.replace(pattern, (match: string, ...rest: unknown[]) => {
      if (isReal && !isReal(match)) return match;
      counts[kind] = (counts[kind] ?? 0) + 1;
      const groups = rest.at(-1);
      const { before = '', after = '' } = (typeof groups === 'object' ? groups : {}) as Record<
        string,
        string
      >;
      return `${before}${maskOf(kind)}${after}`;
    });
  }
  return redacted;
}
