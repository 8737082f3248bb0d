// One app for both module formats: records a call through each integration of the built package.
const [built, format, endpoint, key, model] = process.argv.slice(2);
const { createRequire } = await import('node:module');
const require = createRequire(import.meta.url);
const load = (part) => {
  const path = `${built}/${format === 'cjs' ? 'cjs/' : ''}${part}index.js`;
  return format === 'cjs' ? require(path) : import(path);
};
const sdk = await load('');
const { observeOpenAI } = await load('openai/');
const { observeAnthropic } = await load('anthropic/');
const { AlmenaraCallbackHandler } = await load('langchain/');
const { almenaraTelemetry, almenaraTracer } = await load('ai/');
sdk.init({ endpoint, key });

const { default: OpenAI } = await import('openai');
const openai = observeOpenAI(new OpenAI({ apiKey: 'k', baseURL: `${model}/v1` }));
const { default: Anthropic } = await import('@anthropic-ai/sdk');
const anthropic = observeAnthropic(new Anthropic({ apiKey: 'k', baseURL: model }));
const { RunnableLambda } = await import('@langchain/core/runnables');

const messages = [{ role: 'user', content: 'Hi' }];
await sdk.trace('app', async () => {
  const stream = await openai.chat.completions.create({ model: 'm', messages, stream: true });
  for await (const _part of stream);
  await anthropic.messages.create({ model: 'c', max_tokens: 9, messages });
  await RunnableLambda.from((text) => text.length).invoke('abc', {
    callbacks: [new AlmenaraCallbackHandler()],
    runName: 'chain',
  });
  almenaraTracer().startActiveSpan('ai.generateText', {}, (span) => span.end());
  const telemetry = almenaraTelemetry();
  telemetry.onStart({ callId: 'a', operationId: 'ai.streamText' });
  telemetry.onEnd({ callId: 'a' });
});
console.log('done');
