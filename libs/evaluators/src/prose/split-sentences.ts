/** A piece of a text; offsets are UTF-16 indices into the text it was cut from. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** After these a full stop ends no sentence. Lower case, English and Spanish. */
const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof sr sra jr st vs etc e.g i.e no fig inc ltd co corp u.s u.k p.ej ej núm pág art ud uds dra'.split(
    ' ',
  ),
);
const END = /[.!?…。！？]+["'”’»)\]]*(?=\s|$)|[。！？]|\n+/gu;

/** Sentences, list items and lines of `text` that hold a letter or digit, at most `limit` of them. */
export function splitSentences(text: string, limit = 1000): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const push = (end: number) => {
    const piece = text.slice(start, end);
    const lead = piece.length - piece.trimStart().length;
    const trimmed = piece.trim();
    if (/[\p{L}\p{N}]/u.test(trimmed))
      sentences.push({ text: trimmed, start: start + lead, end: start + lead + trimmed.length });
    start = end;
  };
  for (const match of text.matchAll(END)) {
    if (sentences.length >= limit) return sentences;
    if (
      match[0].startsWith('.') &&
      isAbbreviation(text.slice(Math.max(start, match.index - 12), match.index))
    )
      continue;
    push(match.index + match[0].length);
  }
  if (sentences.length < limit) push(text.length);
  return sentences;
}

function isAbbreviation(before: string): boolean {
  const word = /(?:^|[\s("'])([\p{L}.]+)$/u.exec(before)?.[1];
  if (word !== undefined)
    return word.length === 1 ? word !== 'I' && /\p{Lu}/u.test(word) : ABBREVIATIONS.has(word.toLowerCase());
  // The number of a list item.
  return /(?:^|\n)\s*\d{1,3}$/u.test(before);
}
