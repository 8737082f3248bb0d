import { AsyncLocalStorage } from 'node:async_hooks';
import type { TelemetryConfiguration } from '@almenara/configuration';
import { ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { ObservedRequest, ObservedServer, SpanFacts, Telemetry } from './telemetry.js';

/** A receiver that is away costs a stopping process no more than this. */
const EXPORT_TIMEOUT_MS = 3000;
/** Asked every few seconds by machinery; they would hide everything else. */
const UNOBSERVED = new Set(['/healthz', '/readyz', '/metrics']);

/** Sends spans in batches from a bounded queue; what a receiver does not take is dropped. */
export function sendTelemetry({ endpoint, key }: TelemetryConfiguration, process: string): Telemetry {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    timeoutMillis: EXPORT_TIMEOUT_MS,
    ...(key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } }),
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': `almenara-${process}` }),
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: EXPORT_TIMEOUT_MS })],
  });
  const tracer = provider.getTracer('almenara');
  const current = new AsyncLocalStorage<Span>();
  const requests = new WeakMap<ObservedRequest, Span>();

  const start = (name: string, kind: SpanKind, attributes: SpanFacts): Span => {
    const parent = current.getStore();
    const context = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
    return tracer.startSpan(name, { kind, attributes: { ...attributes } }, context);
  };

  return {
    async inSpan(name, facts, work) {
      const span = start(name, SpanKind.INTERNAL, facts);
      try {
        return await current.run(span, work);
      } catch (error) {
        // The name only: messages may quote what a user wrote.
        span.setStatus({
          code: SpanStatusCode.ERROR,
          message: error instanceof Error ? error.name : 'error',
        });
        throw error;
      } finally {
        span.end();
      }
    },
    observe(server: ObservedServer) {
      server.addHook('onRequest', (request, _reply, done) => {
        const { method, routeOptions } = request;
        const route = routeOptions.url ?? 'unknown address';
        if (UNOBSERVED.has(route)) return done();
        const span = start(`${method} ${route}`, SpanKind.SERVER, {
          'http.request.method': method,
          'http.route': route,
        });
        requests.set(request, span);
        current.run(span, done);
      });
      server.addHook('onResponse', (request, { statusCode }, done) => {
        const span = requests.get(request);
        span?.setAttribute('http.response.status_code', statusCode);
        if (statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
        span?.end();
        done();
      });
    },
    close: () => provider.shutdown().catch(() => undefined),
  };
}
