import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readParameters, sha256Of } from '../groundedness/parameters.js';
import { Tokenizer } from '../tokenizer/tokenizer.js';
import { readVocabulary } from '../tokenizer/vocabulary.js';
import { EmbeddingModel } from './embedding-model.js';
import { GroundednessModel } from './groundedness-model.js';
import type { LoadedModels, ModelName } from './jobs.js';
import { loadOnnx, type Onnx, OnnxSession } from './onnx-session.js';

/** Where each file lies in the folder of models. */
export const MODEL_FILES = {
  vocabulary: 'vocabulary/vocab.txt',
  groundedness: 'groundedness/groundedness.int8.onnx',
  groundednessParameters: 'groundedness/groundedness.json',
  embedding: 'embedding/minilm-l6.int8.onnx',
} as const;

export interface Models extends LoadedModels {
  readonly groundedness?: GroundednessModel;
  readonly embedding?: EmbeddingModel;
  release(): Promise<void>;
}

/** Loads what is there. Throws when nothing can be: no runtime, or no vocabulary. */
export async function loadModels(folder: string): Promise<Models> {
  const onnx = await loadOnnx();
  const tokenizer = new Tokenizer(readVocabulary(present(folder, MODEL_FILES.vocabulary)));
  const versions: Partial<Record<ModelName, string>> = {};
  const unavailable: Partial<Record<ModelName, string>> = {};
  const attempt = async <Model>(name: ModelName, load: () => Promise<{ model: Model; version: string }>) => {
    try {
      const { model, version } = await load();
      versions[name] = version;
      return model;
    } catch (error) {
      unavailable[name] = (error as Error).message;
      return undefined;
    }
  };
  const groundedness = await attempt('groundedness', () => loadGroundedness(onnx, tokenizer, folder));
  const embedding = await attempt('embedding', () => loadEmbedding(onnx, tokenizer, folder));
  return {
    versions,
    unavailable,
    figures: groundedness ? { groundedness: groundedness.parameters.figures } : {},
    ...(groundedness && { groundedness }),
    ...(embedding && { embedding }),
    async release() {
      await groundedness?.release();
      await embedding?.release();
    },
  };
}

async function loadGroundedness(onnx: Onnx, tokenizer: Tokenizer, folder: string) {
  const parameters = readParameters(present(folder, MODEL_FILES.groundednessParameters));
  const weights = readFileSync(present(folder, MODEL_FILES.groundedness));
  if (sha256Of(weights) !== parameters.sha256) {
    throw new Error(`${MODEL_FILES.groundedness} is not the file that its parameters belong to (sha256)`);
  }
  const model = new GroundednessModel(await OnnxSession.open(onnx, weights), tokenizer, parameters);
  // Weights, parameters and code that do not fit are found here and not by the first answer.
  await model.judge({ answer: 'Yes.', question: '', passages: ['Yes.'] });
  return { model, version: parameters.version };
}

async function loadEmbedding(onnx: Onnx, tokenizer: Tokenizer, folder: string) {
  const weights = readFileSync(present(folder, MODEL_FILES.embedding));
  const session = await OnnxSession.open(onnx, weights);
  const version = `minilm-l6-${sha256Of(weights).slice(0, 12)}`;
  return { model: new EmbeddingModel(session, tokenizer), version };
}

function present(folder: string, file: string): string {
  const path = join(folder, file);
  if (!existsSync(path)) throw new Error(`${file} is missing in the folder of models`);
  return path;
}
