import { SpanStatusCode, trace } from '@opentelemetry/api';

/** Runs an app inside a span of its own and tells the test which trace to look for. */
export async function insideRoot(app) {
  await trace.getTracer('app').startActiveSpan('app', async (span) => {
    console.log(`trace ${span.spanContext().traceId}`);
    await app();
    span.setStatus({ code: SpanStatusCode.OK });
    span.end();
  });
}
