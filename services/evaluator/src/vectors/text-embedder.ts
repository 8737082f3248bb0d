import { hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Encoder, toInt8 } from '@almenara/embedding';
import { detectLanguage } from '@almenara/evaluators';
import { LeastRecentlyUsed } from '@almenara/local-models';
import type { EmbeddedText } from './vector-row.js';

/** The event loop serves requests as well: it is given back after so long, for so long. */
const MS_AT_ONCE = 4;
const PAUSE_MS = 10;
/** UTF-16 units: some fifty words tell a language, and more would cost more than the vector. */
const LANGUAGE_TEXT = 300;
/** Documents come back with many questions. Each keeps about a kilobyte. */
const CACHED = 5_000;

/** Vectors of texts as bytes, with their languages, a few texts at a time. */
export class TextEmbedder {
  private readonly cache = new LeastRecentlyUsed<EmbeddedText>(CACHED);
  private since = 0;

  /** In order; null where there is nothing to read. `repeats` tells that these texts are likely to come again. */
  async embed(
    encoder: Encoder,
    texts: readonly string[],
    { repeats, signal }: { readonly repeats: boolean; readonly signal: AbortSignal },
  ): Promise<(EmbeddedText | null)[]> {
    const embedded: (EmbeddedText | null)[] = [];
    for (let first = 0; first < texts.length; first += encoder.batchSize) {
      const some = texts.slice(first, first + encoder.batchSize);
      embedded.push(...(await this.embedSome(encoder, some, repeats, signal)));
    }
    return embedded;
  }

  private async embedSome(
    encoder: Encoder,
    texts: readonly string[],
    repeats: boolean,
    signal: AbortSignal,
  ): Promise<(EmbeddedText | null)[]> {
    await this.giveWay(signal);
    const keys = repeats ? texts.map((text) => hash('sha256', `${encoder.id}\n${text}`, 'base64')) : [];
    const known = texts.map((_, at) => (repeats ? this.cache.get(keys[at]!) : undefined));
    const unknown = texts.filter((_, at) => !known[at]);
    const vectors = unknown.length === 0 ? [] : await encoder.encode(unknown, signal);
    let next = 0;
    const embedded: (EmbeddedText | null)[] = [];
    for (const [at, text] of texts.entries()) {
      const vector = known[at] ? null : vectors[next++]!;
      if (!vector) {
        embedded.push(known[at] ?? null);
        continue;
      }
      await this.giveWay(signal);
      const language = (await detectLanguage(text.slice(0, LANGUAGE_TEXT)))?.code ?? '';
      const made: EmbeddedText = { vector: [...toInt8(vector)], language };
      if (repeats) this.cache.set(keys[at]!, made);
      embedded.push(made);
    }
    return embedded;
  }

  private async giveWay(signal: AbortSignal): Promise<void> {
    if (performance.now() - this.since < MS_AT_ONCE) return;
    await pause(PAUSE_MS, undefined, { signal });
    this.since = performance.now();
  }
}
