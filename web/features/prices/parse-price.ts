const MOST = 1_000_000;

/**
 * A price per million tokens as people write it, with a point or a comma. Null when nothing is written, undefined when
 * it is no price: a text with both signs could mean two numbers.
 */
export function parsePrice(text: string): number | null | undefined {
  const written = text.trim();
  if (written === '') return null;
  if (!/^\d+(?:[.,]\d+)?$/.test(written)) return undefined;
  const price = Number(written.replace(',', '.'));
  return price <= MOST ? price : undefined;
}
