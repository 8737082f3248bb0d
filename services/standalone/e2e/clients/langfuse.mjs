import { observeOpenAI } from '@langfuse/openai';
import { LangfuseSpanProcessor } from '@langfuse/otel';
import { startActiveObservation, updateActiveObservation } from '@langfuse/tracing';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import OpenAI from 'openai';
import { useOpenAI } from './use-openai.mjs';

const processor = new LangfuseSpanProcessor();
new NodeTracerProvider({ spanProcessors: [processor] }).register();

const openai = observeOpenAI(new OpenAI({ maxRetries: 0 }));
await startActiveObservation('app', async (span) => {
  console.log(`trace ${span.traceId}`);
  updateActiveObservation({ input: 'what the app was asked' });
  await useOpenAI(openai);
});
await processor.shutdown();
