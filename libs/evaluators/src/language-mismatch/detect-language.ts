import type { eld } from 'eld/small';
import { blankCode } from '../prose/blank-code.js';

/** ISO 639-1 codes that are told apart. Others are no verdict: the fewer, the fewer mistakes on short texts. */
export const LANGUAGES = [
  'en',
  'es',
  'fr',
  'de',
  'pt',
  'it',
  'nl',
  'ca',
  'ro',
  'pl',
  'cs',
  'sv',
  'da',
  'no',
  'fi',
  'tr',
  'hu',
  'ru',
  'uk',
  'el',
  'ar',
  'he',
  'hi',
  'zh',
  'ja',
  'ko',
  'vi',
] as const;

/** Whether the detector knows this language at all. */
export const isTold = (code: string): boolean => (LANGUAGES as readonly string[]).includes(code);

export interface Language {
  readonly code: string;
  /** So few letters that the languages of names and loan words mislead. */
  readonly isShort: boolean;
  /** Score of another language as a share of this one's: 0 is out of the question, 1 is as likely. */
  doubtOf(code: string): number;
}

const MAX_TEXT = 3000;
/** Letters below which no language is told. */
const MIN_LETTERS = 20;
const MIN_WORDS = 4;
const SHORT_LETTERS = 40;
/** A language that scores this share of the best one's may be the one. */
const NEAR = 0.9;
const LONGEST_WORD = 40;
const NOT_PROSE = /[\d_\\/<>{}=|$#@]/;
/** A capital within a sentence. */
const NAME = /^\p{Lu}\p{L}+/u;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

let detector: Promise<typeof eld> | undefined;

/**
 * The package's own instance: another would hold the table twice, and nothing else in the product uses it. Loaded by
 * the first text that is long enough, for its table takes some 130 MB and a third of a second.
 */
function openDetector(): Promise<typeof eld> {
  detector ??= import('eld/small').then(({ eld }) => {
    eld.setLanguageSubset([...LANGUAGES]);
    return eld;
  });
  return detector;
}

/** The language of the prose in `text`; undefined when there is too little, or none that is known. */
export async function detectLanguage(text: string): Promise<Language | undefined> {
  const prose = readProse(text);
  const letters = prose.match(/\p{L}/gu)?.length ?? 0;
  const isSpaced = !UNSPACED.test(prose);
  if (
    isSpaced &&
    (letters < MIN_LETTERS || prose.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length < MIN_WORDS)
  )
    return undefined;
  if (letters < 6) return undefined;
  const result = (await openDetector()).detect(prose);
  if (result.language === '') return undefined;
  const scores = result.getScores();
  const best = scores[result.language] ?? 0;
  if (best <= 0) return undefined;
  return {
    code: result.language,
    isShort: isSpaced && letters < SHORT_LETTERS,
    doubtOf: (code) => Math.max(0, scores[code] ?? 0) / best,
  };
}

/** Without code, JSON, addresses, quotations, names and anything with a digit: none of them tells a language. */
function readProse(text: string): string {
  const words = blankCode(text.slice(0, MAX_TEXT * 4).toWellFormed())
    .replaceAll(/"[^"\n]{1,300}"|“[^”\n]{1,300}”|«[^»\n]{1,300}»/gu, ' ')
    .split(/\s+/)
    .filter((word) => !NOT_PROSE.test(word) && (word.length <= LONGEST_WORD || UNSPACED.test(word)));
  return words
    .filter((word, at) => !(at > 0 && NAME.test(word) && /[\p{Ll},;:]$/u.test(words[at - 1]!)))
    .join(' ')
    .slice(0, MAX_TEXT);
}

/** Whether `text` is told to be in none of `codes`. What is too short to tell is not. */
export async function isForeign(text: string, codes: readonly string[]): Promise<boolean> {
  const language = await detectLanguage(text);
  return (
    language !== undefined && !codes.some((code) => language.code === code || language.doubtOf(code) > NEAR)
  );
}
