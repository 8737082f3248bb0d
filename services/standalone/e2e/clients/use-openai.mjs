/** What an app does with a model: each kind of call once, and three at the same time. The questions name them. */
const SYSTEM = { role: 'system', content: 'You are terse.' };
const WEATHER = {
  type: 'function',
  function: {
    name: 'weather',
    description: 'The weather of a city',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};

export async function useOpenAI(openai) {
  const ask = (content, more = {}) =>
    openai.chat.completions.create({
      model: 'gpt-4o-mini',
      temperature: 0.2,
      messages: [SYSTEM, { role: 'user', content }],
      ...more,
    });
  await ask('plain question');
  const stream = await ask('streamed question', { stream: true, stream_options: { include_usage: true } });
  for await (const _part of stream);
  await useTool(ask);
  await ask('failing question').catch(() => {});
  await abort(ask);
  await Promise.all([1, 2, 3].map((number) => ask(`parallel question ${number}`)));
}

async function useTool(ask) {
  const question = { role: 'user', content: 'tool question' };
  const { choices } = await ask('', { messages: [SYSTEM, question], tools: [WEATHER] });
  const [{ message }] = choices;
  const result = { role: 'tool', tool_call_id: message.tool_calls[0].id, content: 'sun in Lima' };
  await ask('', { messages: [SYSTEM, question, message, result], tools: [WEATHER] });
}

async function abort(ask) {
  let parts = 0;
  for await (const _part of await ask('aborted question', { stream: true })) if (++parts === 3) break;
}
