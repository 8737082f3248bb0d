// How each client is told to record the calls of `openai`, as its documentation says. `load` finds its packages.
const KEYS = { publicKey: 'pk-lf-bench', secretKey: 'sk-lf-bench' };

export const CLIENTS = [
  {
    name: '@almenara/sdk',
    packages: [],
    imports: [],
    async start({ endpoint }) {
      const sdk = await import('@almenara/sdk');
      const { observeOpenAI } = await import('@almenara/sdk/openai');
      sdk.init({ endpoint, key: 'bench-key-of-forty-visible-characters-xx' });
      return { observe: (client) => observeOpenAI(client), flush: () => sdk.flush() };
    },
  },
  {
    name: 'langfuse 3',
    packages: ['langfuse@3.39.2'],
    imports: ['langfuse'],
    async start({ endpoint, load }) {
      const { observeOpenAI } = load('langfuse');
      let observed;
      return {
        observe: (client) =>
          (observed = observeOpenAI(client, { clientInitParams: { ...KEYS, baseUrl: endpoint } })),
        flush: () => observed.flushAsync(),
      };
    },
  },
  {
    name: 'langfuse 5',
    packages: [
      '@langfuse/openai@5.11.1',
      '@langfuse/otel@5.11.1',
      '@opentelemetry/exporter-trace-otlp-http@0.223.1',
      '@opentelemetry/sdk-trace-node@2.12.0',
      '@opentelemetry/api@1.9.0',
    ],
    imports: ['@langfuse/openai', '@langfuse/otel', '@opentelemetry/sdk-trace-node'],
    async start({ endpoint, load }) {
      const { NodeTracerProvider } = load('@opentelemetry/sdk-trace-node');
      const { LangfuseSpanProcessor } = load('@langfuse/otel');
      const processor = new LangfuseSpanProcessor({ ...KEYS, baseUrl: endpoint });
      new NodeTracerProvider({ spanProcessors: [processor] }).register();
      const { observeOpenAI } = load('@langfuse/openai');
      return { observe: (client) => observeOpenAI(client), flush: () => processor.forceFlush() };
    },
  },
  {
    name: 'openinference',
    packages: [
      '@arizeai/openinference-instrumentation-openai@4.2.7',
      '@opentelemetry/sdk-trace-node@2.12.0',
      '@opentelemetry/exporter-trace-otlp-proto@0.223.1',
      '@opentelemetry/api@1.9.0',
    ],
    imports: [
      '@arizeai/openinference-instrumentation-openai',
      '@opentelemetry/sdk-trace-node',
      '@opentelemetry/exporter-trace-otlp-proto',
    ],
    async start({ endpoint, load, OpenAI }) {
      const { NodeTracerProvider, BatchSpanProcessor } = load('@opentelemetry/sdk-trace-node');
      const { OTLPTraceExporter } = load('@opentelemetry/exporter-trace-otlp-proto');
      const { OpenAIInstrumentation } = load('@arizeai/openinference-instrumentation-openai');
      const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` });
      const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] });
      provider.register();
      const instrumentation = new OpenAIInstrumentation({ tracerProvider: provider });
      return {
        observe: (client) => {
          instrumentation.manuallyInstrument(OpenAI);
          return client;
        },
        flush: () => provider.forceFlush(),
      };
    },
  },
  {
    name: 'traceloop',
    packages: ['@traceloop/node-server-sdk@0.27.0'],
    imports: ['@traceloop/node-server-sdk'],
    async start({ endpoint, load, OpenAI }) {
      const traceloop = load('@traceloop/node-server-sdk');
      return {
        observe: (client) => {
          traceloop.initialize({
            baseUrl: endpoint,
            apiKey: 'bench',
            silenceInitializationMessage: true,
            traceloopSyncEnabled: false,
            instrumentModules: { openAI: OpenAI },
          });
          return client;
        },
        flush: () => traceloop.forceFlush(),
      };
    },
  },
];
