import type { Span } from './span.js';

/** The place of an open span; empty once it is closed. */
export interface OpenSpan {
  span: Span | undefined;
  older: OpenSpan | undefined;
  newer: OpenSpan | undefined;
}

/**
 * Spans that have not ended, oldest first. Not a `Set`: each table that a set has outgrown keeps its entries
 * and the next table alive, so that one which many spans pass through makes all of them outlive their use.
 */
export class OpenSpans {
  #oldest: OpenSpan | undefined;
  #newest: OpenSpan | undefined;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(span: Span): OpenSpan {
    const entry: OpenSpan = { span, older: this.#newest, newer: undefined };
    if (this.#newest) this.#newest.newer = entry;
    else this.#oldest = entry;
    this.#newest = entry;
    this.#size++;
    return entry;
  }

  remove(entry: OpenSpan): void {
    if (!entry.span) return;
    const { older, newer } = entry;
    if (older) older.newer = newer;
    else this.#oldest = newer;
    if (newer) newer.older = older;
    else this.#newest = older;
    entry.span = entry.older = entry.newer = undefined;
    this.#size--;
  }

  takeOldest(): Span | undefined {
    const entry = this.#oldest;
    const span = entry?.span;
    if (entry) this.remove(entry);
    return span;
  }
}
