/** Tab-separated values of which none holds an escaped character: the texts of each row. */
export function parseTexts(tabSeparated: string): string[][] {
  const rows: string[][] = [];
  for (const line of tabSeparated.split('\n')) if (line) rows.push(line.split('\t'));
  return rows;
}
