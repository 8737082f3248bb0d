import { HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';

/** The same calls as those of the other apps, through LangChain. */
export async function useLangChain(options = {}) {
  const model = new ChatOpenAI({ model: 'gpt-4o-mini', temperature: 0.2, maxRetries: 0, streamUsage: true });
  const system = new SystemMessage('You are terse.');
  const prompt = (text) => [system, new HumanMessage(text)];
  const weather = tool(async ({ city }) => `sun in ${city}`, {
    name: 'weather',
    description: 'The weather of a city',
    schema: z.object({ city: z.string() }),
  });

  await model.invoke(prompt('plain question'), options);
  for await (const _part of await model.stream(prompt('streamed question'), options));
  const withTools = model.bindTools([weather]);
  const question = prompt('tool question');
  const called = await withTools.invoke(question, options);
  const result = await weather.invoke(called.tool_calls[0], options);
  await withTools.invoke(
    [
      ...question,
      called,
      new ToolMessage({ content: result.content, tool_call_id: called.tool_calls[0].id }),
    ],
    options,
  );
  await model.invoke(prompt('failing question'), options).catch(() => {});
  for await (const _part of await model.stream(prompt('aborted question'), options)) break;
  await Promise.all([1, 2, 3].map((number) => model.invoke(prompt(`parallel question ${number}`), options)));
}
