import { readJsonLogs, readLogEvents, readProtobufLogs, type OtlpEncoding } from '@almenara/opentelemetry';
import { parseJson } from '@almenara/request-body';
import type { BatchContext } from '../batch/read-batch.js';
import { collect } from './collect.js';
import { decoding, type OtlpReading } from './otlp-reading.js';

/**
 * What the log records of an OTLP request say of spans and their quality. Other records are taken and not kept:
 * they tell nothing of a model call.
 */
export function readLogs(body: Buffer, encoding: OtlpEncoding, context: BatchContext): OtlpReading {
  const contents = decoding(() =>
    encoding === 'protobuf' ? readProtobufLogs(body) : readJsonLogs(parseJson(body)),
  );
  const readings = readLogEvents(contents.items);
  return collect({ ...contents, items: readings }, (reading) => reading, context);
}
