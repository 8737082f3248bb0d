/** Code points before UTF-16 index `index` of `text`. A lone surrogate counts as one, as in Python and ClickHouse. */
export function codePointOffset(text: string, index: number): number {
  let count = 0;
  const end = Math.min(index, text.length);
  for (let at = 0; at < end; count++) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  return count;
}

/** Evidence of `text` from UTF-16 index `start` to `end`, with a few of its words. */
export function quote(
  text: string,
  start: number,
  end: number,
): { start: number; end: number; text: string } {
  const before = codePointOffset(text, start);
  const part = text.slice(start, end);
  const excerpt = part.length <= EXCERPT ? part : `${part.slice(0, EXCERPT).toWellFormed()}…`;
  return { start: before, end: before + codePointOffset(part, part.length), text: excerpt.toWellFormed() };
}

const EXCERPT = 80;
