/** The known name that a mistyped one was probably meant to be, if any is near. */
export function suggestKey(typed: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((name) => ({ name, distance: countEdits(typed.toUpperCase().slice(0, MAX_LENGTH), name) }))
    .sort((a, b) => a.distance - b.distance);
  const nearest = ranked[0];
  return nearest && nearest.distance <= MAX_EDITS ? nearest.name : undefined;
}

const MAX_EDITS = 4;
/** A longer name is near to none. */
const MAX_LENGTH = 60;

/** Levenshtein distance, O(a·b). */
function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
