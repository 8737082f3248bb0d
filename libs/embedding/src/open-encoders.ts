import type { Encoder } from './encoder.js';
import { openStaticEncoder } from './static-table/static-encoder.js';

export interface OpenEncoders {
  /** Embeds all traffic; absent when its table cannot be read. */
  readonly floor?: Encoder;
  readonly unavailable: readonly { readonly name: string; readonly reason: string }[];
}

/** The encoders of a folder of models, as far as they can be read. */
export function openEncoders({ models }: { readonly models: string }): OpenEncoders {
  try {
    return { floor: openStaticEncoder({ models }), unavailable: [] };
  } catch (error) {
    return { unavailable: [{ name: 'static256', reason: (error as Error).message }] };
  }
}
