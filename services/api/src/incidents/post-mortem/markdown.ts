/** What others wrote, as words of a line: it can neither make structure nor link, load or run anything. */
export function inline(text: string | number | null): string {
  if (text === null) return '–';
  return String(text)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_{}[\]()#+\-.!|>~:@]/g, String.raw`\$&`);
}

export function bullet(name: string, text: string): string {
  return `- **${name}**: ${text}`;
}

/** Cells are Markdown already. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)];
}

/** Minutes are enough, and say that they are UTC. */
export function time(iso: string | null): string {
  return iso === null ? '–' : `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}

export function percent(value: number | undefined): string {
  return value === undefined ? '–' : `${Number((value * 100).toPrecision(3))} %`;
}

export function share(figure: { value: number; lo?: number | undefined; hi?: number | undefined }): string {
  const { value, lo, hi } = figure;
  return lo === undefined || hi === undefined
    ? percent(value)
    : `${percent(value)} (95 %: ${percent(lo)} to ${percent(hi)})`;
}
