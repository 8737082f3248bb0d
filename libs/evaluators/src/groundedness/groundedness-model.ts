import { readFileSync } from 'node:fs';
import {
  type LoadedModel,
  type ModelParts,
  OnnxSession,
  presentFile,
  sha256Of,
  type Tokenizer,
} from '@almenara/local-models';
import { judge } from './judge.js';
import type { GroundednessInput, Judgement } from './judgement.js';
import { type GroundednessParameters, readParameters } from './parameters.js';
import type { Window } from './windows.js';

/** Where its files lie in the folder of models. */
export const WEIGHTS_FILE = 'groundedness/groundedness.int8.onnx';
export const PARAMETERS_FILE = 'groundedness/groundedness.json';

/** Judges whole answers on this thread. */
export class GroundednessModel {
  readonly parameters: GroundednessParameters;
  readonly #session: OnnxSession;
  readonly #tokenizer: Tokenizer;

  constructor(session: OnnxSession, tokenizer: Tokenizer, parameters: GroundednessParameters) {
    this.#session = session;
    this.#tokenizer = tokenizer;
    this.parameters = parameters;
  }

  judge(input: GroundednessInput): Promise<Judgement> {
    return judge(input, this.parameters, this.#tokenizer, (window) => this.run(window));
  }

  /** Inputs input_ids, marks, attention_mask [1, tokens]; outputs token_logits [1, tokens] and cls_logit [1]. */
  async run({
    ids,
    marks,
  }: Pick<Window, 'ids' | 'marks'>): Promise<{ tokens: Float32Array; window: number }> {
    const output = await this.#session.run({ input_ids: ids, marks });
    const tokens = output['token_logits']!.data as Float32Array;
    return { tokens, window: (output['cls_logit']!.data as Float32Array)[0]! };
  }

  release(): Promise<void> {
    return this.#session.release();
  }
}

export async function openGroundednessModel(parts: ModelParts): Promise<GroundednessModel> {
  const { onnx, tokenizer, folder } = parts;
  const parameters = readParameters(presentFile(folder, PARAMETERS_FILE));
  const weights = readFileSync(presentFile(folder, WEIGHTS_FILE));
  if (sha256Of(weights) !== parameters.sha256) {
    throw new Error(`${WEIGHTS_FILE} is not the file that its parameters belong to (sha256)`);
  }
  const model = new GroundednessModel(await OnnxSession.open(onnx, weights), tokenizer, parameters);
  // Weights, parameters and code that do not fit are found here and not by the first answer.
  await model.judge({ answer: 'Yes.', question: '', passages: ['Yes.'] });
  return model;
}

export async function load(parts: ModelParts): Promise<LoadedModel> {
  const model = await openGroundednessModel(parts);
  return {
    version: model.parameters.version,
    details: model.parameters.figures,
    run: (input) => model.judge(input as GroundednessInput),
    release: () => model.release(),
  };
}
