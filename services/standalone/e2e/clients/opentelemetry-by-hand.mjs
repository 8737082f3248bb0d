import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import OpenAI from 'openai';
import { insideRoot } from './inside-root.mjs';
import { useOpenAI } from './use-openai.mjs';

const [encoding] = process.argv.slice(2);
const { OTLPTraceExporter } = await import(`@opentelemetry/exporter-trace-otlp-${encoding}`);
const provider = new NodeTracerProvider({
  spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
});
provider.register();

const openai = new OpenAI({ maxRetries: 0 });
const create = openai.chat.completions.create.bind(openai.chat.completions);
openai.chat.completions.create = (request, options) =>
  trace
    .getTracer('app')
    .startActiveSpan(
      `chat ${request.model}`,
      { kind: SpanKind.CLIENT, attributes: describeRequest(request) },
      async (span) => {
        try {
          const answer = await create(request, options);
          if (request.stream) return finishAfter(answer, span);
          describeAnswer(answer, span);
          span.end();
          return answer;
        } catch (error) {
          span.recordException(error);
          span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
          span.end();
          throw error;
        }
      },
    );

/** As the semantic conventions for generative AI of OpenTelemetry say. */
function describeRequest({ model, messages, temperature, tools }) {
  return {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': model,
    'gen_ai.request.temperature': temperature,
    'gen_ai.system_instructions': JSON.stringify([{ type: 'text', content: messages[0].content }]),
    'gen_ai.input.messages': JSON.stringify(messages.slice(1).map(readMessage)),
    ...(tools && {
      'gen_ai.tool.definitions': JSON.stringify(
        tools.map((tool) => ({ type: 'function', ...tool.function })),
      ),
    }),
  };
}

function readMessage({ role, content, tool_calls: calls = [], tool_call_id: id }) {
  if (role === 'tool') return { role, parts: [{ type: 'tool_call_response', id, response: content }] };
  const parts = calls.map((call) => ({
    type: 'tool_call',
    id: call.id,
    name: call.function.name,
    arguments: JSON.parse(call.function.arguments),
  }));
  return { role, parts: content ? [{ type: 'text', content }, ...parts] : parts };
}

function describeAnswer({ id, model, choices, usage }, span) {
  span.setAttributes({
    'gen_ai.response.id': id,
    'gen_ai.response.model': model,
    'gen_ai.response.finish_reasons': choices.map((choice) => choice.finish_reason ?? 'error'),
    'gen_ai.output.messages': JSON.stringify(
      choices.map(({ message, finish_reason: reason }) => ({
        ...readMessage(message),
        finish_reason: reason,
      })),
    ),
    ...(usage && {
      'gen_ai.usage.input_tokens': usage.prompt_tokens,
      'gen_ai.usage.output_tokens': usage.completion_tokens,
    }),
  });
}

/** The stream as it is; its parts are put together on the way. */
async function* finishAfter(stream, span) {
  const whole = { choices: [{ message: { role: 'assistant', content: '' } }] };
  try {
    for await (const part of stream) {
      const { choices, usage, id, model } = part;
      whole.choices[0].message.content += choices[0]?.delta.content ?? '';
      whole.choices[0].finish_reason ??= choices[0]?.finish_reason;
      Object.assign(whole, { id, model, usage: usage ?? whole.usage });
      yield part;
    }
  } finally {
    describeAnswer(whole, span);
    span.end();
  }
}

await insideRoot(() => useOpenAI(openai));
await provider.shutdown();
