/** Turns texts into vectors of one space. Vectors of different encoders are never compared. */
export interface Encoder {
  /** Name and version of the space, for example `static256@1`: it changes whenever a text would get another vector. */
  readonly id: string;
  readonly dimensions: number;
  /** ISO 639-1 codes of the languages it reads; empty when nobody said. */
  readonly languages: readonly string[];
  /** Texts that it takes at once at best: what runs on the thread that asks takes few. */
  readonly batchSize: number;
  /** CPU milliseconds of a text, where that is worth counting. */
  readonly usualMs?: number;
  /** One vector of unit length a text, in order; null where the text holds nothing that can be read. */
  encode(texts: readonly string[], signal?: AbortSignal): Promise<readonly (Float32Array | null)[]>;
}
