// How each client is told to record the calls of `openai`, as its documentation says. `load` finds its packages.
import { importsFor, packagesFor, startProvider } from './export-by-opentelemetry.mjs';

const KEYS = { publicKey: 'pk-lf-bench', secretKey: 'sk-lf-bench' };

/** The least that an app can do with OpenTelemetry alone: one span for each call, written by hand. */
const byHand = (encoding) => ({
  name: `@opentelemetry exporter (${encoding === 'http' ? 'JSON' : encoding})`,
  packages: packagesFor(encoding),
  imports: importsFor(encoding),
  async start({ load, app, ...rest }) {
    const provider = startProvider({ load, ...rest }, encoding);
    const { SpanKind, SpanStatusCode } = load('@opentelemetry/api');
    const tracer = provider.getTracer('bench');
    const call = async (request) => {
      const { model, messages, temperature, max_tokens: maxTokens } = request;
      const attributes = {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai',
        'gen_ai.request.model': model,
        'gen_ai.request.temperature': temperature,
        'gen_ai.request.max_tokens': maxTokens,
        'gen_ai.input.messages': JSON.stringify(messages),
      };
      return tracer.startActiveSpan(`chat ${model}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
        const answer = await app.create(request);
        span.setAttributes({
          'gen_ai.response.id': answer.id,
          'gen_ai.response.model': answer.model,
          'gen_ai.response.finish_reasons': answer.choices.map((choice) => choice.finish_reason),
          'gen_ai.usage.input_tokens': answer.usage.prompt_tokens,
          'gen_ai.usage.output_tokens': answer.usage.completion_tokens,
          'gen_ai.output.messages': JSON.stringify(answer.choices.map(({ message }) => message)),
        });
        span.setStatus({ code: SpanStatusCode.OK });
        span.end();
        return answer;
      });
    };
    return { call, flush: () => provider.forceFlush() };
  },
});

export const OPENAI_CLIENTS = [
  {
    name: '@almenara/sdk',
    packages: [],
    imports: ['@almenara/sdk', '@almenara/sdk/openai'],
    async start({ endpoint, app }) {
      const sdk = await import('@almenara/sdk');
      const { observeOpenAI } = await import('@almenara/sdk/openai');
      sdk.init({ endpoint, key: 'bench-key-of-forty-visible-characters-xx' });
      const client = observeOpenAI(app.client);
      return { call: (request) => client.chat.completions.create(request), flush: () => sdk.flush() };
    },
  },
  {
    name: '@almenara/sdk by hand',
    packages: [],
    imports: ['@almenara/sdk'],
    async start({ endpoint, app }) {
      const sdk = await import('@almenara/sdk');
      sdk.init({ endpoint, key: 'bench-key-of-forty-visible-characters-xx' });
      const call = (request) => {
        const { model, messages, ...parameters } = request;
        const fields = { modelRequested: model, provider: 'openai', parameters, input: messages };
        return sdk.generation(`chat ${model}`, fields, async (span) => {
          const answer = await app.create(request);
          const { id, choices, usage } = answer;
          span.update({
            modelAnswered: answer.model,
            output: choices.map(({ message }) => message),
            finishReasons: choices.map((choice) => choice.finish_reason),
            usage: { input: usage.prompt_tokens, output: usage.completion_tokens, source: 'provider' },
            attributes: { 'gen_ai.response.id': id },
          });
          return answer;
        });
      };
      return { call, flush: () => sdk.flush() };
    },
  },
  byHand('proto'),
  byHand('http'),
  {
    name: 'langfuse 3',
    packages: ['langfuse@3.39.2'],
    imports: ['langfuse'],
    async start({ endpoint, load, app }) {
      const { observeOpenAI } = load('langfuse');
      const client = observeOpenAI(app.client, { clientInitParams: { ...KEYS, baseUrl: endpoint } });
      return {
        call: (request) => client.chat.completions.create(request),
        flush: () => client.flushAsync(),
      };
    },
  },
  {
    name: 'langfuse 5',
    packages: ['@langfuse/openai@5.11.1', '@langfuse/otel@5.11.1', ...packagesFor('http')],
    imports: ['@langfuse/openai', '@langfuse/otel', '@opentelemetry/sdk-trace-node'],
    async start({ endpoint, load, app }) {
      const { NodeTracerProvider } = load('@opentelemetry/sdk-trace-node');
      const { LangfuseSpanProcessor } = load('@langfuse/otel');
      const processor = new LangfuseSpanProcessor({ ...KEYS, baseUrl: endpoint });
      new NodeTracerProvider({ spanProcessors: [processor] }).register();
      const client = load('@langfuse/openai').observeOpenAI(app.client);
      return {
        call: (request) => client.chat.completions.create(request),
        flush: () => processor.forceFlush(),
      };
    },
  },
  {
    name: '@arizeai/openinference-instrumentation-openai',
    packages: ['@arizeai/openinference-instrumentation-openai@4.2.7', ...packagesFor('proto')],
    imports: ['@arizeai/openinference-instrumentation-openai', ...importsFor('proto')],
    async start({ endpoint, load, app }) {
      const provider = startProvider({ load, endpoint }, 'proto');
      const { OpenAIInstrumentation } = load('@arizeai/openinference-instrumentation-openai');
      const instrumentation = new OpenAIInstrumentation({ tracerProvider: provider });
      instrumentation.manuallyInstrument(app.OpenAI);
      return { call: app.create, flush: () => provider.forceFlush() };
    },
  },
  {
    name: '@traceloop/node-server-sdk',
    packages: ['@traceloop/node-server-sdk@0.27.0'],
    imports: ['@traceloop/node-server-sdk'],
    async start({ endpoint, load, app }) {
      const traceloop = load('@traceloop/node-server-sdk');
      traceloop.initialize({
        baseUrl: endpoint,
        apiKey: 'bench',
        silenceInitializationMessage: true,
        traceloopSyncEnabled: false,
        instrumentModules: { openAI: app.OpenAI },
      });
      return { call: app.create, flush: () => traceloop.forceFlush() };
    },
  },
];
