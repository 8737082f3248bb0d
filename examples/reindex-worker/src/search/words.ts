/** Words that say nothing of what a question is about. */
const EMPTY = new Set(
  `a an and any are as at be been but by can could did do does for from get had has have how i if in into is it its
  like long many may me mine much must my need not of on one or our out shall should so some that the their them then
  there these they this to up us was we were what when where which who why will with would you your`.split(
    /\s+/,
  ),
);

/** A word as it is looked for: lower case, without a common ending; undefined for words that say nothing. */
export function toTerm(word: string): string | undefined {
  const lower = word.toLowerCase().replace(/’/g, "'");
  if (lower.length < 2 || EMPTY.has(lower)) return undefined;
  return lower
    .replace(/'s$/, '')
    .replace(/(?<=.{3})(ies)$/, 'y')
    .replace(/(?<=.{3})(ing|ed|es|s)$/, '')
    .replace(/(?<=.{3})(e)$/, '')
    .replace(/([^aeiou])\1$/, '$1');
}

export function termsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu) ?? []).flatMap((word) => toTerm(word) ?? []);
}
