const COUNT = /^\(\d+\) /;

/** `(1) Almenara` while something burns; the title alone when nothing does. */
export function countInTitle(title: string, open: number): string {
  const bare = title.replace(COUNT, '');
  return open > 0 ? `(${open}) ${bare}` : bare;
}
