import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Tokenizer } from '../tokenizer/tokenizer.js';
import { LeastRecentlyUsed } from '../least-recently-used.js';
import { presentFile, sha256Of } from './model-files.js';
import type { LoadedModel, ModelParts } from './model-module.js';
import { OnnxSession } from './onnx-session.js';

export const EMBEDDING_FILE = 'embedding/minilm-l6.int8.onnx';

/** With the two special tokens: later text of an answer adds little and costs as much. */
const MOST_TOKENS = 128;
/** UTF-16 units that are looked at: 126 tokens end long before. */
const MOST_TEXT = 16_384;
/** 384 numbers of 4 bytes each: about 16 MB. */
const CACHED = 10_000;

/**
 * Sentence embeddings: unit vectors of 384 numbers. Texts run one by one, because in a batch the dynamic quantisation
 * of one text would depend on its neighbours.
 */
class EmbeddingModel {
  readonly #session: OnnxSession;
  readonly #tokenizer: Tokenizer;
  readonly #cache = new LeastRecentlyUsed<Float32Array>(CACHED);

  constructor(session: OnnxSession, tokenizer: Tokenizer) {
    this.#session = session;
    this.#tokenizer = tokenizer;
  }

  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (const text of texts) vectors.push(await this.#embedOne(text.slice(0, MOST_TEXT)));
    return vectors;
  }

  async #embedOne(text: string): Promise<Float32Array> {
    const key = hash('sha256', text, 'base64');
    const cached = this.#cache.get(key);
    if (cached) return cached;
    const { start, separator } = this.#tokenizer.vocabulary;
    const ids = [start, ...this.#tokenizer.encode(text, MOST_TOKENS - 2).ids, separator];
    const output = await this.#session.run({ input_ids: ids });
    const vector = Float32Array.from(output['embedding']!.data as Float32Array);
    this.#cache.set(key, vector);
    return vector;
  }

  release(): Promise<void> {
    return this.#session.release();
  }
}

export async function load({ onnx, tokenizer, folder }: ModelParts): Promise<LoadedModel> {
  const weights = readFileSync(presentFile(folder, EMBEDDING_FILE));
  const model = new EmbeddingModel(await OnnxSession.open(onnx, weights), tokenizer);
  return {
    version: `minilm-l6-${sha256Of(weights).slice(0, 12)}`,
    run: (texts) => model.embed(texts as readonly string[]),
    release: () => model.release(),
  };
}
