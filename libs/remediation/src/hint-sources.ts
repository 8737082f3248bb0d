const MOST_HINTS = 20;

/** Folders and hosts that ids of documents speak of, the most frequent first. Ids that are no address give none. */
export function hintSources(ids: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const id of new Set(ids)) {
    const end = id.lastIndexOf('/');
    if (end <= 0) continue;
    const folder = id.slice(0, end + 1);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_HINTS)
    .map(([folder]) => folder);
}
