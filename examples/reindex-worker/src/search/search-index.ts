import MiniSearch from 'minisearch';
import type { Document } from '../corpus/read-documents.js';
import { termsOf, toTerm } from './words.js';

/** The part of the local embedding that is used. */
export interface Embedding {
  readonly id: string;
  readonly dimensions: number;
  encodeOne(text: string): Float32Array | null;
}

export interface Found {
  readonly document: Document;
  readonly rank: number;
  /** From 0 to 1. */
  readonly score: number;
}

export interface IndexParts {
  readonly version: string;
  readonly documents: readonly Document[];
  /** One row a document, of unit length; zeros where nothing could be read. */
  readonly vectors: Float32Array;
  /** A MiniSearch index as JSON. */
  readonly lexical: string;
}

const LEXICAL = {
  fields: ['title', 'text'],
  processTerm: (word: string) => toTerm(word) ?? null,
  searchOptions: { boost: { title: 1.5 } },
};
/** The BM25 score that counts half. */
const HALF_LEXICAL = 8;
/** The embedding tells topics apart but not answers, so words weigh more. */
const LEXICAL_WEIGHT = 0.7;

/**
 * Documents by words (BM25) and by meaning (cosine), as one score: a weighted mean of both on a scale of 0 to 1, so
 * that, unlike with ranks alone, a low best score shows that nothing fits.
 */
export class SearchIndex {
  readonly version: string;
  readonly documents: readonly Document[];
  readonly #vectors: Float32Array;
  readonly #lexical: MiniSearch;
  readonly #embedding: Embedding;
  readonly #vocabulary: ReadonlyMap<string, ReadonlySet<string>>;

  constructor({ version, documents, vectors, lexical }: IndexParts, embedding: Embedding) {
    this.version = version;
    this.documents = documents;
    this.#vectors = vectors;
    this.#lexical = MiniSearch.loadJSON(lexical, LEXICAL);
    this.#embedding = embedding;
    this.#vocabulary = new Map(
      documents.map(({ id, title, text }) => [id, new Set(termsOf(`${title} ${text}`))]),
    );
  }

  static build(version: string, documents: readonly Document[], embedding: Embedding): IndexParts {
    const lexical = new MiniSearch(LEXICAL);
    lexical.addAll(documents);
    const vectors = new Float32Array(documents.length * embedding.dimensions);
    for (const [at, { title, text }] of documents.entries()) {
      const vector = embedding.encodeOne(`${title}. ${text}`);
      if (vector) vectors.set(vector, at * embedding.dimensions);
    }
    return { version, documents, vectors, lexical: JSON.stringify(lexical) };
  }

  search(question: string, most = 3): Found[] {
    const byWords = new Map(this.#lexical.search(question).map(({ id, score }) => [id as string, score]));
    const vector = this.#embedding.encodeOne(question);
    return this.documents
      .map((document, at) => {
        const words = byWords.get(document.id) ?? 0;
        const meaning = vector ? Math.max(0, this.#cosine(vector, at)) : 0;
        const score = (LEXICAL_WEIGHT * words) / (words + HALF_LEXICAL) + (1 - LEXICAL_WEIGHT) * meaning;
        return { document, score: Number(score.toFixed(4)) };
      })
      .toSorted((a, b) => b.score - a.score)
      .slice(0, most)
      .map((found, at) => ({ ...found, rank: at + 1 }));
  }

  /** Share of what the question is about that a document speaks of. */
  coverage(question: string, { id }: Document): number {
    const terms = new Set(termsOf(question));
    const known = [...terms].filter((term) => this.#vocabulary.get(id)?.has(term));
    return terms.size === 0 ? 0 : known.length / terms.size;
  }

  #cosine(vector: Float32Array, at: number): number {
    const start = at * vector.length;
    return vector.reduce((sum, value, column) => sum + value * this.#vectors[start + column]!, 0);
  }
}
