/** Which of the series colours a name has: 0 to 5, or the colour of the rest. */
export type ColorIndex = number | 'rest';

const COLORS = 6;

/** Gives each name one colour, the same in every chart that uses the result. Names beyond the sixth are the rest. */
export function assignColors(
  names: Iterable<string>,
  rest: readonly string[],
): ReadonlyMap<string, ColorIndex> {
  const sorted = [...new Set(names)].filter((name) => !rest.includes(name)).toSorted();
  const colors = new Map<string, ColorIndex>(
    sorted.map((name, index) => [name, index < COLORS ? index : 'rest'] as const),
  );
  for (const name of rest) colors.set(name, 'rest');
  return colors;
}
