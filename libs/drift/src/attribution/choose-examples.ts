import { splitTerms } from './split-terms.js';

export interface ExampleRow {
  readonly id: string;
  readonly text: string;
}

/** Two texts that share more of their terms than this say the same to a reader. */
const MOST_ALIKE = 0.6;

/**
 * Ids of up to `most` rows that show what a cluster is about: from the front of the list (nearest to the centroid
 * first), leaving out texts nearly the same as one already chosen. Rows without text are left out.
 */
export function chooseExamples(rows: readonly ExampleRow[], most = 5): string[] {
  const chosen: { readonly id: string; readonly text: string; readonly terms: ReadonlySet<string> }[] = [];
  for (const { id, text } of rows) {
    if (chosen.length === most) break;
    const plain = text.trim().toLowerCase();
    if (plain === '') continue;
    const terms = splitTerms(text);
    if (chosen.some((other) => other.text === plain || jaccard(other.terms, terms) > MOST_ALIKE)) continue;
    chosen.push({ id, text: plain, terms });
  }
  return chosen.map(({ id }) => id);
}

/** Shared share of two sets; two empty ones share nothing that can be said. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const term of a) if (b.has(term)) both += 1;
  const either = a.size + b.size - both;
  return either === 0 ? 0 : both / either;
}
