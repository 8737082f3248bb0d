import { countJsonMetrics, countProtobufMetrics, type OtlpEncoding } from '@almenara/opentelemetry';
import { parseJson } from '@almenara/request-body';
import { decoding, type OtlpReading } from './otlp-reading.js';

/**
 * Metrics are taken so that exporters which send all signals to one address work, and are not kept: what they
 * would tell of model calls is computed from spans. Whatever is no request is still refused.
 */
export function checkMetrics(body: Buffer, encoding: OtlpEncoding): OtlpReading {
  decoding(() => (encoding === 'protobuf' ? countProtobufMetrics(body) : countJsonMetrics(parseJson(body))));
  return { rejected: 0, message: '' };
}
