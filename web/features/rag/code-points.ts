/**
 * Where code points begin in a text of UTF-16 units, the end included. Offsets on the wire count code points; a
 * character beyond the basic plane is one of them and two units of a string.
 */
export function codePointStarts(text: string): number[] {
  const starts: number[] = [];
  let unit = 0;
  for (const point of text) {
    starts.push(unit);
    unit += point.length;
  }
  starts.push(unit);
  return starts;
}
