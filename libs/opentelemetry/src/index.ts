export { OtlpDecodeError, type OtelSpan } from './otlp/otel-span.js';
export { readJsonRequest } from './otlp/read-json.js';
export { readProtobufRequest } from './otlp/read-protobuf.js';
export { writeStatus, writeTraceResponse, type OtlpEncoding } from './otlp/write-response.js';
export { readEvents, type SpanReading } from './read-events.js';
