// The applications whose calls are recorded. Their model answers from memory: only the recording differs.
import { AI_CLIENTS, LANGCHAIN_CLIENTS } from './framework-clients.mjs';
import { OPENAI_CLIENTS } from './openai-clients.mjs';

const OPENAI = 'openai@6.30.1';

export const APPS = {
  openai: {
    title: 'chat calls of `openai`',
    packages: [OPENAI],
    calls: 4000,
    clients: OPENAI_CLIENTS,
    start(load, fetch) {
      const { OpenAI } = load('openai');
      const client = new OpenAI({ apiKey: 'bench', fetch });
      return { OpenAI, client, create: (request) => client.chat.completions.create(request) };
    },
  },
  ai: {
    title: '`generateText` of the AI SDK',
    packages: ['ai@7.0.173', '@ai-sdk/openai@4.0.118'],
    calls: 2000,
    clients: AI_CLIENTS,
    start(load, fetch) {
      const ai = load('ai');
      const model = load('@ai-sdk/openai').createOpenAI({ apiKey: 'bench', fetch }).chat('gpt-4o-mini');
      const create = ({ messages: [system, ...messages], temperature, max_tokens: maxOutputTokens }) =>
        ai.generateText({ model, system: system.content, messages, temperature, maxOutputTokens });
      return { ai, create };
    },
  },
  langchain: {
    title: 'a LangChain chat model',
    packages: ['@langchain/core@1.4.0', '@langchain/openai@1.6.0'],
    calls: 1000,
    clients: LANGCHAIN_CLIENTS,
    start(load, fetch) {
      const { ChatOpenAI } = load('@langchain/openai');
      const model = new ChatOpenAI({
        apiKey: 'bench',
        model: 'gpt-4o-mini',
        temperature: 0.2,
        maxTokens: 800,
        configuration: { fetch },
      });
      return { create: ({ messages }, options) => model.invoke(messages, options) };
    },
  },
};
