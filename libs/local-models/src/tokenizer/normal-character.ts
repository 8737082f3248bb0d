/**
 * What BERT's uncased normaliser makes of one character: clean, split CJK, decompose (NFD), strip accents (Mn),
 * lower case; and whether its pre-tokeniser then sets the result apart as punctuation. Each character stands for
 * itself, as in the original: there is no final sigma.
 */
export type NormalCharacter =
  | { readonly kind: 'dropped' | 'space' }
  /** A word of its own. */
  | { readonly kind: 'ideograph'; readonly text: string }
  | { readonly kind: 'characters'; readonly parts: readonly NormalPart[] };

export interface NormalPart {
  readonly text: string;
  readonly punctuation: boolean;
}

const SPACE = /[\t\n\r\p{Zs}\u2028\u2029]/u;
/** Cs: a lone surrogate is no character. */
const DROPPED = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\uFFFD]/u;
const ACCENT = /\p{Mn}/gu;
const PUNCTUATION = /[\p{P}$+<=>^`|~]/u;
const DROPPED_CHARACTER: NormalCharacter = { kind: 'dropped' };
const SPACE_CHARACTER: NormalCharacter = { kind: 'space' };

/** At most one entry per character of Unicode that has occurred. */
const known = new Map<number, NormalCharacter>();

export function normalCharacter(codePoint: number): NormalCharacter {
  let result = known.get(codePoint);
  if (!result) {
    result = normalise(codePoint);
    known.set(codePoint, result);
  }
  return result;
}

function normalise(codePoint: number): NormalCharacter {
  const character = String.fromCodePoint(codePoint);
  if (SPACE.test(character)) return SPACE_CHARACTER;
  if (DROPPED.test(character)) return DROPPED_CHARACTER;
  const plain = character.normalize('NFD').replace(ACCENT, '');
  if (isIdeograph(codePoint)) return { kind: 'ideograph', text: plain };
  const parts: NormalPart[] = [];
  for (const part of plain) {
    for (const text of part.toLowerCase()) parts.push({ text, punctuation: PUNCTUATION.test(text) });
  }
  return { kind: 'characters', parts };
}

function isIdeograph(codePoint: number): boolean {
  return (
    (codePoint >= 0x4e00 && codePoint <= 0x9fff) ||
    (codePoint >= 0x3400 && codePoint <= 0x4dbf) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0x20000 && codePoint <= 0x2a6df) ||
    (codePoint >= 0x2a700 && codePoint <= 0x2b73f) ||
    (codePoint >= 0x2b740 && codePoint <= 0x2b81f) ||
    (codePoint >= 0x2b820 && codePoint <= 0x2ceaf) ||
    (codePoint >= 0x2f800 && codePoint <= 0x2fa1f)
  );
}
