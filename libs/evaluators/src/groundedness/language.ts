import { codePointLength } from '../text/python-text.js';

/**
 * Whether a text looks English, by its commonest words: enough to say when an English model reads something else.
 * Spanish is the only other language that is named.
 */
export type LooksLike = 'en' | 'es' | 'other' | 'unknown';

const ENGLISH = new Set(
  'the of and to in is that for it was on are with as be this have from or by not an at'.split(' '),
);
const SPANISH = new Set(
  'de la que el en y los se del las un por con una para es al lo como más no su pero sus'.split(' '),
);
/** Characters looked at. */
const SAMPLE = 4_000;
/** Below this number of words nothing is said. */
const FEWEST_WORDS = 8;
/** Share of the commonest words in running text: English and Spanish have 25 to 45 %. */
const USUAL = 0.1;
/** Share of letters outside the Latin script from which on a text is in another language. */
const OTHER_SCRIPT = 0.3;

export function looksLike(text: string): LooksLike {
  const words =
    text
      .slice(0, SAMPLE)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const letters = words.join('');
  if (letters.length >= FEWEST_WORDS) {
    const latin = letters.match(/\p{Script=Latin}/gu)?.length ?? 0;
    if (1 - latin / codePointLength(letters) > OTHER_SCRIPT) return 'other';
  }
  if (words.length < FEWEST_WORDS) return 'unknown';
  const share = (common: ReadonlySet<string>) =>
    words.filter((word) => common.has(word)).length / words.length;
  const english = share(ENGLISH);
  const spanish = share(SPANISH);
  if (english < USUAL && spanish < USUAL) return words.length < 3 * FEWEST_WORDS ? 'unknown' : 'other';
  return spanish > english ? 'es' : 'en';
}
