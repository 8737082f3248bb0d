import type { Tokenizer } from '../tokenizer/tokenizer.js';
import type { Onnx } from './onnx-session.js';

/** What a model is loaded with, in the worker. */
export interface ModelParts {
  readonly onnx: Onnx;
  readonly tokenizer: Tokenizer;
  /** Holds the files of all models. */
  readonly folder: string;
}

/** A model in a worker. Inputs and results pass between threads, so they are plain data. */
export interface LoadedModel {
  /** Changes with everything that can change a result. */
  readonly version: string;
  readonly details?: unknown;
  run(input: unknown): Promise<unknown>;
  release(): Promise<void>;
}

/** What the module of a model exports as `load`. Throws with a reason that a person can act on. */
export type LoadModel = (parts: ModelParts) => Promise<LoadedModel>;
