import type { CallReader } from '../model-client/call-reader.js';
import { parametersOf, textOf } from '../model-client/read-json.js';
import { ChatAssembly } from './chat-assembly.js';
import { readCompletion } from './read-completion.js';
import { readTools } from './read-tools.js';

const ELSEWHERE = new Set(['model', 'messages', 'tools', 'functions', 'stream', 'stream_options']);

export const chat: CallReader = {
  type: 'llm',
  operation: 'chat',
  readRequest: (body) => ({
    modelRequested: textOf(body['model']),
    input: body['messages'],
    tools: readTools(body),
    parameters: parametersOf(body, ELSEWHERE),
  }),
  readResult: (result) => readCompletion(result),
  assemble: () => new ChatAssembly(),
};
