import type { Format } from '../../ui/format/format';
import { scoreOf } from './stream-name';

/** A value of a stream of numbers, in its unit. */
export function writeStreamValue(stream: string, value: number, format: Format): string {
  if (stream === 'latency') return format.duration(value);
  if (stream === 'cost') return format.money(value);
  if (stream === 'unused_document_share') return format.rate(value);
  if (stream === 'retrieval_similarity' || scoreOf(stream) !== undefined) return format.number(value);
  return format.number(value);
}
