/** Embeds texts with the MiniLM ONNX file, each text once; keeps the vectors in a folder between runs. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';

const DIMENSIONS = 384;
const TOKENS = 128;

export interface Options {
  readonly model: string;
  readonly vocabulary: string;
  /** Module that exports `WordPiece`, with `encode(text, max) → {ids}`. */
  readonly tokenizer: string;
  readonly cache: string;
}

interface Tokenizer {
  encode(text: string, max: number): { ids: number[] };
}

export async function createEmbed({ model, vocabulary, tokenizer, cache }: Options) {
  const { WordPiece } = (await import(tokenizer)) as { WordPiece: new (file: string) => Tokenizer };
  const pieces = new WordPiece(vocabulary);
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  const vectors = readCache(cache);

  const embedOne = async (text: string): Promise<Float32Array> => {
    const ids = [101, ...pieces.encode(text, TOKENS - 2).ids.slice(0, TOKENS - 2), 102];
    const shape = [1, ids.length];
    const feeds = {
      input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), shape),
      attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), shape),
    };
    return Float32Array.from(Object.values(await session.run(feeds))[0]!.data as Float32Array);
  };

  const embed = async (texts: readonly string[]): Promise<Float32Array[]> => {
    for (const text of texts) if (!vectors.has(text)) vectors.set(text, await embedOne(text));
    return texts.map((text) => vectors.get(text)!);
  };
  return { embed, save: () => writeCache(cache, vectors) };
}

function readCache(folder: string): Map<string, Float32Array> {
  if (!existsSync(join(folder, 'emb.json'))) return new Map();
  const texts = JSON.parse(readFileSync(join(folder, 'emb.json'), 'utf8')) as string[];
  const bytes = readFileSync(join(folder, 'emb.bin'));
  const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  return new Map(texts.map((text, at) => [text, values.slice(at * DIMENSIONS, (at + 1) * DIMENSIONS)]));
}

function writeCache(folder: string, vectors: ReadonlyMap<string, Float32Array>): void {
  const values = new Float32Array(vectors.size * DIMENSIONS);
  [...vectors.values()].forEach((vector, at) => values.set(vector, at * DIMENSIONS));
  writeFileSync(join(folder, 'emb.json'), JSON.stringify([...vectors.keys()]));
  writeFileSync(join(folder, 'emb.bin'), Buffer.from(values.buffer));
}
