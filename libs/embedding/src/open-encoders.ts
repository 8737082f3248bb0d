import type { Encoder } from './encoder.js';
import { openProjection } from './sentence-model/projection.js';
import { SentenceEncoder, type SentenceModel } from './sentence-model/sentence-encoder.js';
import { openStaticEncoder } from './static-table/static-encoder.js';

export interface OpenEncoders {
  /** Embeds all traffic; absent when its table cannot be read. */
  readonly floor?: Encoder;
  /** Absent where its model is, or its projection cannot be read. */
  readonly sentence?: Encoder;
  readonly unavailable: readonly { readonly name: string; readonly reason: string }[];
}

/** The encoders of a folder of models, as far as they can be read. */
export function openEncoders({
  models,
  sentenceModel,
}: {
  readonly models: string;
  readonly sentenceModel?: SentenceModel | undefined;
}): OpenEncoders {
  const unavailable: { name: string; reason: string }[] = [];
  const attempt = (name: string, open: () => Encoder): Encoder | undefined => {
    try {
      return open();
    } catch (error) {
      unavailable.push({ name, reason: (error as Error).message });
      return undefined;
    }
  };
  const floor = attempt('static256', () => openStaticEncoder({ models }));
  const sentence =
    sentenceModel &&
    attempt('minilm-l6', () => new SentenceEncoder(sentenceModel, openProjection({ models })));
  return { ...(floor && { floor }), ...(sentence && { sentence }), unavailable };
}
