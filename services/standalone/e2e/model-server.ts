import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

export const MODEL_ANSWERED = 'gpt-4o-mini-2024-07-18';
export const USAGE = { prompt_tokens: 41, completion_tokens: 17, total_tokens: 58 };

interface ChatRequest {
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly tools?: readonly unknown[];
}

/** A model behind the chat API of OpenAI: what it does is told by the question. */
export class ModelServer {
  readonly #server = createServer((request, response) => void answer(request, response));

  async start(): Promise<this> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const chat = JSON.parse(Buffer.concat(chunks).toString()) as ChatRequest;
  const question = JSON.stringify(chat.messages.find(({ role }) => role === 'user')?.content ?? '');
  const json = (status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (question.includes('failing')) {
    return void json(500, { error: { message: 'the model is away', type: 'server_error' } });
  }
  const content = `the answer to ${question.replace(/[^a-z0-9 ]/g, '')}`;
  if (chat.stream) return stream(chat, question, content, response);
  const mustCall = chat.tools && !chat.messages.some(({ role }) => role === 'tool');
  const call = {
    id: 'call_1',
    type: 'function',
    function: { name: 'weather', arguments: '{"city":"Lima"}' },
  };
  const message = mustCall ? { content: null, tool_calls: [call] } : { content };
  json(200, {
    ...HEAD,
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', refusal: null, ...message },
        finish_reason: mustCall ? 'tool_calls' : 'stop',
      },
    ],
    usage: USAGE,
  });
}

const HEAD = { id: 'chatcmpl-1', created: 1, model: MODEL_ANSWERED };

/** One that is to be aborted goes on slowly, as some clients read it to its end although the app has left. */
async function stream(
  { stream_options: options }: ChatRequest,
  question: string,
  content: string,
  response: ServerResponse,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const write = (more: object) => {
    const chunk = { ...HEAD, object: 'chat.completion.chunk', ...more };
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  };
  const part = (delta: object, reason: string | null = null) =>
    write({ choices: [{ index: 0, delta, finish_reason: reason }] });
  part({ role: 'assistant', content: '' });
  for (const word of content.split(/(?= )/)) part({ content: word });
  for (let i = 0; question.includes('aborted') && i < 20; i++) {
    await setTimeout(20);
    if (response.destroyed) return;
    part({ content: ' and so on' });
  }
  part({}, 'stop');
  if (options?.include_usage) write({ choices: [], usage: USAGE });
  response.end('data: [DONE]\n\n');
}
