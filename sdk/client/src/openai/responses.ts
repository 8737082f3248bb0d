import type { CallReader } from '../model-client/call-reader.js';
import { parametersOf, textOf } from '../model-client/read-json.js';
import { readInput, readResponse } from './read-response.js';
import { readTools } from './read-tools.js';
import { ResponseAssembly } from './response-assembly.js';

const ELSEWHERE = new Set(['model', 'input', 'instructions', 'tools', 'stream', 'stream_options']);

export const responses: CallReader = {
  type: 'llm',
  operation: 'responses',
  readRequest: (body) => ({
    modelRequested: textOf(body['model']),
    input: readInput(body),
    tools: readTools(body),
    parameters: parametersOf(body, ELSEWHERE),
  }),
  readResult: readResponse,
  assemble: () => new ResponseAssembly(),
};
