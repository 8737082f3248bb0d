import type { RedactionKind } from '@almenara/contract';

/** How one kind of sensitive text is recognised. */
export interface Shape {
  readonly kind: RedactionKind;
  /** Global. What it matches is replaced, except the text of the named groups `before` and `after`. */
  readonly pattern: RegExp;
  /** Whether a match is what it looks like, where the shape alone does not tell. */
  readonly isReal?: (match: string) => boolean;
}
