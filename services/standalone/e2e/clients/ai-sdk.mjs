import { createOpenAI } from '@ai-sdk/openai';
import { OpenTelemetry } from '@ai-sdk/otel';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { generateText, isStepCount, registerTelemetry, streamText, tool } from 'ai';
import { z } from 'zod';
import { insideRoot } from './inside-root.mjs';

const provider = new NodeTracerProvider({
  spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
});
provider.register();
registerTelemetry(new OpenTelemetry());

const model = createOpenAI().chat('gpt-4o-mini');
const settings = { model, system: 'You are terse.', temperature: 0.2, maxRetries: 0 };
const weather = tool({
  description: 'The weather of a city',
  inputSchema: z.object({ city: z.string() }),
  execute: async ({ city }) => `sun in ${city}`,
});

await insideRoot(async () => {
  await generateText({ ...settings, prompt: 'plain question' });
  await streamText({ ...settings, prompt: 'streamed question' }).text;
  await generateText({
    ...settings,
    prompt: 'tool question',
    tools: { weather },
    stopWhen: isStepCount(3),
  });
  await generateText({ ...settings, prompt: 'failing question' }).catch(() => {});
  const abort = new AbortController();
  const cut = streamText({
    ...settings,
    prompt: 'aborted question',
    abortSignal: abort.signal,
    onError() {},
  });
  for await (const _text of cut.textStream) abort.abort();
  await Promise.all(
    [1, 2, 3].map((number) => generateText({ ...settings, prompt: `parallel question ${number}` })),
  );
});
await provider.shutdown();
