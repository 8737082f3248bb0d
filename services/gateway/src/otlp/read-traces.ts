import { readEvents, readJsonSpans, readProtobufSpans, type OtlpEncoding } from '@almenara/opentelemetry';
import { parseJson } from '@almenara/request-body';
import type { BatchContext } from '../batch/read-batch.js';
import { collect } from './collect.js';
import { decoding, type OtlpReading } from './otlp-reading.js';

/** The spans of an OTLP request as events. A span that cannot be taken is counted, with the first reason told. */
export function readTraces(body: Buffer, encoding: OtlpEncoding, context: BatchContext): OtlpReading {
  const contents = decoding(() =>
    encoding === 'protobuf' ? readProtobufSpans(body) : readJsonSpans(parseJson(body)),
  );
  return collect(contents, readEvents, context);
}
