/** More ways to match than this may take seconds. */
const MAX_WAYS = 10_000;

/**
 * Whether JavaScript's backtracking matcher runs `pattern` in time linear in the text. Decided on the letter, and
 * strictly: no look-around, no back reference, no repeated group, one open quantifier at most and only after `^`
 * (elsewhere the search restarts at each character), and few combinations of the rest.
 */
export function isBoundedPattern(pattern: string): boolean {
  if (pattern.length > 500 || /\(\?[=!<]/.test(pattern) || /\\(?:[1-9]|k<)/.test(pattern)) return false;
  const bare = pattern.replaceAll(/\\./gs, 'x').replaceAll(/\[(?:[^\]])*\]/g, 'x');
  if (/\)(?:[*+]|\{)/.test(bare)) return false;
  const open = bare.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
  if (open > 1 || (open === 1 && !(bare.startsWith('^') && !bare.includes('|')))) return false;
  let ways = 2 ** Math.min(60, (bare.match(/\?(?!:)/g)?.length ?? 0) + (bare.match(/\|/g)?.length ?? 0));
  for (const [, low, high] of bare.matchAll(/\{(\d+),(\d+)\}/g)) ways *= Number(high) - Number(low) + 1;
  for (const [, times] of bare.matchAll(/\{(\d+)/g)) if (Number(times) > 1000) return false;
  return ways <= MAX_WAYS;
}
