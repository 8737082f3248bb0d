export { OtlpDecodeError, type OtelLogRecord, type OtelSpan, type OtlpContents } from './otlp/otel-span.js';
export { countJsonMetrics, readJsonLogs, readJsonSpans } from './otlp/read-json.js';
export { countProtobufMetrics, readProtobufLogs, readProtobufSpans } from './otlp/read-protobuf.js';
export {
  REJECTED_FIELDS,
  writeExportResponse,
  writeStatus,
  type OtlpEncoding,
  type OtlpSignal,
} from './otlp/write-response.js';
export { readEvents, type SpanReading, withoutAbsent } from './read-events.js';
export { readLogEvents } from './read-log-events.js';
export { fit } from './fit.js';
export { settle } from './dialects/registry.js';
export type { SpanFields } from './dialects/dialect.js';
export {
  contentOfObservation,
  costOfDetails,
  parametersOfObservation,
  typeOfObservation,
  usageOfDetails,
} from './dialects/langfuse-observation.js';
export { isFields, labelOf, parsed, present, textOf, type Fields } from './dialects/read-attribute.js';
