import { Tokenizer } from '../tokenizer/tokenizer.js';
import { readVocabulary } from '../tokenizer/vocabulary.js';
import type { LoadedModels, WorkerSettings } from './jobs.js';
import { presentFile } from './model-files.js';
import type { LoadedModel, LoadModel, ModelParts } from './model-module.js';
import { loadOnnx } from './onnx-session.js';

/** Where the pieces of all models lie in the folder of models. */
export const VOCABULARY_FILE = 'vocabulary/vocab.txt';

export interface Models extends LoadedModels {
  readonly loaded: ReadonlyMap<string, LoadedModel>;
  release(): Promise<void>;
}

/** Loads what is there. Throws when nothing can be: no runtime, or no vocabulary. */
export async function loadModels({ modelsFolder: folder, modules }: WorkerSettings): Promise<Models> {
  const onnx = await loadOnnx();
  const tokenizer = new Tokenizer(readVocabulary(presentFile(folder, VOCABULARY_FILE)));
  const loaded = new Map<string, LoadedModel>();
  const unavailable: Record<string, string> = {};
  for (const [name, module] of Object.entries(modules)) {
    try {
      loaded.set(name, await loadModel(module, { onnx, tokenizer, folder }));
    } catch (error) {
      unavailable[name] = (error as Error).message;
    }
  }
  const models = [...loaded];
  return {
    loaded,
    unavailable,
    versions: Object.fromEntries(models.map(([name, { version }]) => [name, version])),
    details: Object.fromEntries(models.map(([name, { details }]) => [name, details])),
    async release() {
      for (const model of loaded.values()) await model.release();
    },
  };
}

async function loadModel(module: string, parts: ModelParts): Promise<LoadedModel> {
  const { load } = (await import(module)) as { load: LoadModel };
  return load(parts);
}
