import { judge } from '../groundedness/judge.js';
import type { GroundednessInput, Judgement } from '../groundedness/judgement.js';
import type { GroundednessParameters } from '../groundedness/parameters.js';
import type { Window } from '../groundedness/windows.js';
import type { Tokenizer } from '../tokenizer/tokenizer.js';
import type { OnnxSession } from './onnx-session.js';

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
