import { codePointLength, isWordCharacter } from './python-text.js';

/** A run of letters, digits and underscores. Offsets count UTF-16 units. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly lower: string;
  readonly stem: string;
}

/** Words that say nothing about whether an answer is grounded. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a an and are as at be been being but by can could did do does for from had has have he her him his how i if in into
  is it its may might more most must my no nor not of on or our over own s same she should so some such t than that the
  their them then there these they this those to too up us very was we were what when where which while who whom why
  will with would you your also however overall based provided passage passages given context according including other
  well it's about after before during only out just both each`.split(/\s+/),
);

const SUFFIXES = ['ations', 'ation', 'ings', 'ing', 'edly', 'ed', 'ies', 'ied', 'es', 'ly', 's', 'e'];
const SHORTEST_STEM = 3;

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let start = -1;
  let at = 0;
  while (at < text.length) {
    const codePoint = text.codePointAt(at)!;
    if (isWordCharacter(codePoint)) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      words.push(wordAt(text, start, at));
      start = -1;
    }
    at += codePoint > 0xffff ? 2 : 1;
  }
  if (start >= 0) words.push(wordAt(text, start, text.length));
  return words;
}

function wordAt(text: string, start: number, end: number): Word {
  const lower = text.slice(start, end).toLowerCase();
  return { start, end, lower, stem: stemOf(lower) };
}

/** Takes the first suffix off that leaves three characters. */
export function stemOf(lower: string): string {
  const length = codePointLength(lower);
  for (const suffix of SUFFIXES) {
    if (length - suffix.length >= SHORTEST_STEM && lower.endsWith(suffix))
      return lower.slice(0, -suffix.length);
  }
  return lower;
}
