/** An app that uses the packages on OpenTelemetry and is told where to send by its environment alone. */
import { LangfuseSpanProcessor } from '@langfuse/otel';
import { setLangfuseTracerProvider, startObservation } from '@langfuse/tracing';
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base';

const processor = new LangfuseSpanProcessor();
setLangfuseTracerProvider(new BasicTracerProvider({ spanProcessors: [processor] }));

const agent = startObservation('otel-agent', { input: 'question' }, { asType: 'agent' });
const generation = agent.startObservation(
  'otel-answer',
  { model: 'gpt-4o', input: [{ role: 'user', content: 'question' }] },
  { asType: 'generation' },
);
generation.update({ output: 'answer', usageDetails: { input: 5, output: 6, total: 11 } }).end();
agent.update({ output: 'answer' }).end();
await processor.forceFlush();
await processor.shutdown();
