import type { InferenceSession, Tensor } from 'onnxruntime-node';

export type Onnx = typeof import('onnxruntime-node');

/** Throws with a reason that a person can act on. */
export async function loadOnnx(): Promise<Onnx> {
  try {
    return await import('onnxruntime-node');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new Error(`onnxruntime-node cannot be loaded on ${process.platform}-${process.arch} (${code})`);
  }
}

/** A model on one thread: by default the runtime would take all cores for each session. */
export class OnnxSession {
  readonly #onnx: Onnx;
  readonly #session: InferenceSession;

  private constructor(onnx: Onnx, session: InferenceSession) {
    this.#onnx = onnx;
    this.#session = session;
  }

  static async open(onnx: Onnx, model: Uint8Array): Promise<OnnxSession> {
    const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 as const };
    return new OnnxSession(onnx, await onnx.InferenceSession.create(model, options));
  }

  /** Inputs of shape [1, tokens]; the attention mask is all ones. Blocks this thread while the model runs. */
  async run(inputs: Readonly<Record<string, readonly number[]>>): Promise<Record<string, Tensor>> {
    const feeds: Record<string, Tensor> = {};
    let tokens = 0;
    for (const [name, values] of Object.entries(inputs)) {
      tokens = values.length;
      feeds[name] = this.#tensor(BigInt64Array.from(values, BigInt));
    }
    feeds['attention_mask'] = this.#tensor(new BigInt64Array(tokens).fill(1n));
    return this.#session.run(feeds);
  }

  #tensor(values: BigInt64Array): Tensor {
    return new this.#onnx.Tensor('int64', values, [1, values.length]);
  }

  async release(): Promise<void> {
    await this.#session.release();
  }
}
