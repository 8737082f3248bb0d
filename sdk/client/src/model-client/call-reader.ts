import type { SpanFields } from '../index.js';

/** JSON of another library: nothing is known about it beforehand. */
export type Json = Record<string, unknown>;

/** How the requests and answers of one operation read. What throws is left out of the record. */
export interface CallReader {
  readonly type: 'llm' | 'embedding';
  /** Word before the model in the span's name, as in `chat gpt-5`. */
  readonly operation: string;
  readRequest(body: Json): SpanFields;
  readResult(result: Json): SpanFields;
  /** Puts the parts of a streamed answer together; absent where nothing streams. */
  assemble?(): Assembly;
}

export interface Assembly {
  /** Takes one part; true when it carries output of the model, not only a frame around it. */
  add(chunk: Json): boolean;
  /** What is known so far. */
  read(): SpanFields;
  /** True when the provider itself said that the answer is complete, or why it is not. */
  readonly isComplete: boolean;
}
