// How each client is told to record the calls of the AI SDK and of LangChain.
import { importsFor, packagesFor, startProvider } from './export-by-opentelemetry.mjs';

const KEYS = { publicKey: 'pk-lf-bench', secretKey: 'sk-lf-bench' };
const OUR_KEY = 'bench-key-of-forty-visible-characters-xx';

export const AI_CLIENTS = [
  {
    name: '@almenara/sdk',
    packages: [],
    imports: ['@almenara/sdk', '@almenara/sdk/ai'],
    async start({ endpoint, app }) {
      const sdk = await import('@almenara/sdk');
      const { almenaraTelemetry } = await import('@almenara/sdk/ai');
      sdk.init({ endpoint, key: OUR_KEY });
      app.ai.registerTelemetry(almenaraTelemetry());
      return { call: app.create, flush: () => sdk.flush() };
    },
  },
  {
    name: '@ai-sdk/otel + @opentelemetry exporter (proto)',
    packages: ['@ai-sdk/otel@1.0.173', ...packagesFor('proto')],
    imports: ['@ai-sdk/otel', ...importsFor('proto')],
    async start({ endpoint, load, app }) {
      const provider = startProvider({ load, endpoint }, 'proto');
      const { OpenTelemetry } = load('@ai-sdk/otel');
      app.ai.registerTelemetry(new OpenTelemetry());
      return { call: app.create, flush: () => provider.forceFlush() };
    },
  },
  {
    name: '@ai-sdk/otel + @langfuse/otel',
    packages: ['@ai-sdk/otel@1.0.173', '@langfuse/otel@5.11.1', ...packagesFor('http')],
    imports: ['@ai-sdk/otel', '@langfuse/otel', '@opentelemetry/sdk-trace-node'],
    async start({ endpoint, load, app }) {
      const processor = startLangfuse({ endpoint, load });
      const { OpenTelemetry } = load('@ai-sdk/otel');
      app.ai.registerTelemetry(new OpenTelemetry());
      return { call: app.create, flush: () => processor.forceFlush() };
    },
  },
];

export const LANGCHAIN_CLIENTS = [
  {
    name: '@almenara/sdk',
    packages: [],
    imports: ['@almenara/sdk', '@almenara/sdk/langchain'],
    async start({ endpoint, app }) {
      const sdk = await import('@almenara/sdk');
      const { AlmenaraCallbackHandler } = await import('@almenara/sdk/langchain');
      sdk.init({ endpoint, key: OUR_KEY });
      const callbacks = [new AlmenaraCallbackHandler()];
      return { call: (request) => app.create(request, { callbacks }), flush: () => sdk.flush() };
    },
  },
  {
    name: '@langfuse/langchain',
    packages: ['@langfuse/langchain@5.11.1', '@langfuse/otel@5.11.1', ...packagesFor('http')],
    imports: ['@langfuse/langchain', '@langfuse/otel', '@opentelemetry/sdk-trace-node'],
    async start({ endpoint, load, app }) {
      const processor = startLangfuse({ endpoint, load });
      const { CallbackHandler } = load('@langfuse/langchain');
      return {
        call: (request) => app.create(request, { callbacks: [new CallbackHandler()] }),
        flush: () => processor.forceFlush(),
      };
    },
  },
  {
    name: '@arizeai/openinference-instrumentation-langchain',
    packages: ['@arizeai/openinference-instrumentation-langchain@4.1.1', ...packagesFor('proto')],
    imports: ['@arizeai/openinference-instrumentation-langchain', ...importsFor('proto')],
    async start({ endpoint, load, app }) {
      const provider = startProvider({ load, endpoint }, 'proto');
      const { LangChainInstrumentation } = load('@arizeai/openinference-instrumentation-langchain');
      const instrumentation = new LangChainInstrumentation({ tracerProvider: provider });
      instrumentation.manuallyInstrument(load('@langchain/core/callbacks/manager'));
      return { call: app.create, flush: () => provider.forceFlush() };
    },
  },
];

function startLangfuse({ endpoint, load }) {
  const { NodeTracerProvider } = load('@opentelemetry/sdk-trace-node');
  const { LangfuseSpanProcessor } = load('@langfuse/otel');
  const processor = new LangfuseSpanProcessor({ ...KEYS, baseUrl: endpoint });
  new NodeTracerProvider({ spanProcessors: [processor] }).register();
  return processor;
}
