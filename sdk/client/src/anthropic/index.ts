import { attempt } from '../attempt.js';
import type { CallReader } from '../model-client/call-reader.js';
import { observe, type ObserveOptions, type Plan } from '../model-client/observe-client.js';
import { parametersOf, textOf } from '../model-client/read-json.js';
import { MessageAssembly } from './message-assembly.js';
import { readAnswer } from './read-answer.js';
import { readConversation, readTools } from './read-messages.js';

export interface AnthropicOptions extends ObserveOptions {
  /** Name of the provider; default `anthropic`. */
  provider?: string | undefined;
}

const ELSEWHERE = new Set(['model', 'messages', 'system', 'tools', 'stream']);
const messages: CallReader = {
  type: 'llm',
  operation: 'chat',
  readRequest: (body) => ({
    modelRequested: textOf(body['model']),
    input: readConversation(body),
    tools: readTools(body),
    parameters: parametersOf(body, ELSEWHERE),
  }),
  readResult: readAnswer,
  assemble: () => new MessageAssembly(),
};
const MESSAGES: Plan = {
  calls: { create: messages },
  conveniences: ['stream', 'parse', 'thread', 'toolRunner', '_toolRunnerThread'],
};
const PLAN: Plan = {
  copies: ['withOptions'],
  resources: { messages: MESSAGES, beta: { resources: { messages: MESSAGES } } },
};

/** An `@anthropic-ai/sdk` client that records its calls. The one that was given stays as it is. */
export function observeAnthropic<T extends object>(client: T, options: AnthropicOptions = {}): T {
  return attempt(() => {
    const { provider = 'anthropic', ...rest } = options ?? {};
    return observe(client, PLAN, { ...rest, provider });
  }, client);
}
