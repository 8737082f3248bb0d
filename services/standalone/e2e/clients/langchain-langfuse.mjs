import { CallbackHandler } from '@langfuse/langchain';
import { LangfuseSpanProcessor } from '@langfuse/otel';
import { startActiveObservation } from '@langfuse/tracing';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { useLangChain } from './use-langchain.mjs';

const processor = new LangfuseSpanProcessor();
new NodeTracerProvider({ spanProcessors: [processor] }).register();

await startActiveObservation('app', async (span) => {
  console.log(`trace ${span.traceId}`);
  await useLangChain({ callbacks: [new CallbackHandler()] });
});
await processor.shutdown();
