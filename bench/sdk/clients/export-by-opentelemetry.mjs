const VERSIONS = { sdk: '2.12.0', exporters: '0.223.1', api: '1.9.0' };

/** What an app installs to send spans by OpenTelemetry, beside an instrumentation. */
export const packagesFor = (encoding) => [
  `@opentelemetry/sdk-trace-node@${VERSIONS.sdk}`,
  `@opentelemetry/exporter-trace-otlp-${encoding}@${VERSIONS.exporters}`,
  `@opentelemetry/api@${VERSIONS.api}`,
];

export const importsFor = (encoding) => packagesFor(encoding).map((name) => name.replace(/@[^@]+$/, ''));

/** A provider that sends in batches, as OpenTelemetry's documentation says. */
export function startProvider({ load, endpoint }, encoding, path = '/v1/traces') {
  const { NodeTracerProvider, BatchSpanProcessor } = load('@opentelemetry/sdk-trace-node');
  const { OTLPTraceExporter } = load(`@opentelemetry/exporter-trace-otlp-${encoding}`);
  const exporter = new OTLPTraceExporter({ url: `${endpoint}${path}` });
  const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] });
  provider.register();
  return provider;
}
