import { STOP_WORDS } from './stop-words.js';

/** Texts are read this far: what a long text is about shows early, and its length must not cost. */
const MOST_CHARACTERS = 4_000;
/** Longer runs are keys, hashes or scripts without spaces, which make no name. */
const LONGEST_WORD = 30;

/**
 * The words of a text that can name a subject, and the pairs of such words that stand side by side, each once: lower
 * case, accents kept, without stop words, numbers and single letters. Scripts that put no spaces between words give
 * few terms.
 */
export function splitTerms(text: string): ReadonlySet<string> {
  const terms = new Set<string>();
  let before: string | undefined;
  let end = 0;
  const read = text.slice(0, MOST_CHARACTERS).normalize('NFC').toLowerCase().replaceAll('’', "'");
  for (const match of read.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}_+#]*(?:['-][\p{L}\p{N}\p{M}]+)*/gu)) {
    const word = match[0].replace(/'s$/, '');
    const beside = before !== undefined && /^\s+$/.test(read.slice(end, match.index));
    end = match.index + match[0].length;
    if (!names(match[0]) || !names(word)) {
      before = undefined;
      continue;
    }
    terms.add(word);
    if (beside) terms.add(`${before} ${word}`);
    before = word;
  }
  return terms;
}

function names(word: string): boolean {
  return word.length > 1 && word.length <= LONGEST_WORD && /\p{L}/u.test(word) && !STOP_WORDS.has(word);
}
