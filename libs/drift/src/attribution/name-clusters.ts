import { splitTerms } from './split-terms.js';
import { compareText } from './witness.js';

export interface NamingTerm {
  readonly term: string;
  readonly score: number;
}

/** A pair of words replaces one of them where it stands in at least this share of that word's texts. */
const SHARE_OF_PAIR = 0.5;

/**
 * Names of clusters by class-based TF-IDF: a term scores tf · ln(1 + A / f), where tf is its share of the cluster's
 * terms, f how often it occurs in all classes and A the mean number of terms of a class. The reference texts are one
 * more class, so that what everybody always says names nothing. Each text counts a term once: nobody names a cluster
 * by repeating a word. Terms no more frequent than in the reference are left out, and so are those of a single text
 * where the cluster has five or more.
 *
 * Source: Grootendorst 2022, BERTopic (arXiv 2203.05794), with binary counts.
 */
export function nameClusters(
  clusterTexts: readonly (readonly string[])[],
  referenceTexts: readonly string[],
  terms = 3,
): NamingTerm[][] {
  const classes = [...clusterTexts, referenceTexts].map(countTerms);
  const reference = classes.at(-1)!;
  const filled = classes.filter(({ total }) => total > 0);
  const mean = filled.reduce((sum, { total }) => sum + total, 0) / Math.max(1, filled.length);
  const frequency = new Map<string, number>();
  for (const { counts } of classes)
    for (const [term, count] of counts) frequency.set(term, (frequency.get(term) ?? 0) + count);
  return classes.slice(0, -1).map(({ counts, total, texts }) => {
    const scored = [...counts]
      .filter(
        ([term, count]) =>
          (count > 1 || texts < 5) &&
          count / texts > (reference.counts.get(term) ?? 0) / Math.max(1, reference.texts),
      )
      .map(([term, count]) => ({
        term,
        score: (count / total) * Math.log(1 + mean / frequency.get(term)!),
      }))
      .sort((a, b) => b.score - a.score || compareText(a.term, b.term));
    return withoutRepeats(scored, counts, terms);
  });
}

interface TermCounts {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
  readonly texts: number;
}

function countTerms(texts: readonly string[]): TermCounts {
  const counts = new Map<string, number>();
  let total = 0;
  for (const text of texts)
    for (const term of splitTerms(text)) {
      counts.set(term, (counts.get(term) ?? 0) + 1);
      total += 1;
    }
  return { counts, total, texts: texts.length };
}

/** No two terms with a word in common; a frequent pair stands for its words. */
function withoutRepeats(
  scored: readonly NamingTerm[],
  counts: ReadonlyMap<string, number>,
  terms: number,
): NamingTerm[] {
  const pairs = scored.filter(({ term }) => term.includes(' '));
  const chosen: NamingTerm[] = [];
  const said = new Set<string>();
  for (const candidate of scored) {
    if (chosen.length === terms) break;
    const better =
      pairs.find(
        ({ term }) =>
          term.split(' ').includes(candidate.term) &&
          counts.get(term)! >= SHARE_OF_PAIR * counts.get(candidate.term)!,
      ) ?? candidate;
    const words = better.term.split(' ');
    if (words.some((word) => said.has(word))) continue;
    for (const word of words) said.add(word);
    chosen.push(better);
  }
  return chosen;
}
