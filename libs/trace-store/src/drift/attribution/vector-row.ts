import { toIsoTime } from '../../time.js';

/** An embedded text with what attribution needs of it. */
export interface VectorItem {
  /** Of the span and, for a document, its place among those of the span: unique in a stream. */
  readonly id: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly part: number;
  /** Of the span, as the store writes it. */
  readonly storeTime: string;
  readonly time: string;
  readonly bag: number;
  /** Decimal digits. */
  readonly actor: string;
  readonly language: string;
  readonly vector: Int8Array;
  /** Dot product with the direction asked; 0 without one. */
  readonly score: number;
}

export interface VectorItemRow {
  readonly trace_id: string;
  readonly span_id: string;
  readonly part: number;
  readonly at: string;
  readonly bag: number;
  readonly actor: string;
  readonly language: string;
  readonly width: number;
  readonly bytes: string;
  readonly score: number;
}

/** Columns of a row, of `almenara.vectors`. The vector travels as bytes: in digits it is four times as long. */
export const VECTOR_COLUMNS = `trace_id, span_id, part, toString(time) AS at, bag, toString(actor_hash) AS actor, language,
    length(vector) AS width, base64Encode(reinterpret(vector, 'String')) AS bytes`;

export function toVectorItem(row: VectorItemRow): VectorItem {
  const vector = new Int8Array(row.width);
  // Zeros at the end may be left out of the text.
  Buffer.from(vector.buffer).write(row.bytes, 'base64');
  return {
    id: `${row.trace_id}\n${row.span_id}\n${row.part}`,
    traceId: row.trace_id,
    spanId: row.span_id,
    part: row.part,
    storeTime: row.at,
    time: toIsoTime(row.at),
    bag: row.bag,
    actor: row.actor,
    language: row.language,
    vector,
    score: row.score,
  };
}
