import { OpenAIInstrumentation } from '@arizeai/openinference-instrumentation-openai';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import OpenAI from 'openai';
import { insideRoot } from './inside-root.mjs';
import { useOpenAI } from './use-openai.mjs';

// The address and the key are in the standard variables.
const provider = new NodeTracerProvider({
  spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
});
provider.register();
new OpenAIInstrumentation({ tracerProvider: provider }).manuallyInstrument(OpenAI);

const openai = new OpenAI({ maxRetries: 0 });
await insideRoot(() => useOpenAI(openai));
await provider.shutdown();
