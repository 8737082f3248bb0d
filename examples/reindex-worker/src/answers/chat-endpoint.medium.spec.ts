import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatEndpointWriter } from './chat-endpoint.js';

let status = 200;
let received: { url: string | undefined; key: string | undefined; body: string } | undefined;
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    received = { url: request.url, key: request.headers.authorization, body };
    const choices = [{ index: 0, message: { role: 'assistant', content: 'Four years.' } }];
    const usage = { prompt_tokens: 12, completion_tokens: 3, total_tokens: 15 };
    response.writeHead(status).end(JSON.stringify({ choices, usage }));
  });
});
const messages = [{ role: 'user', content: 'How long?' }] as const;

beforeEach(async () => {
  status = 200;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const writer = (key?: string) => {
  const { port } = server.address() as AddressInfo;
  return chatEndpointWriter({ url: `http://127.0.0.1:${port}/v1/`, model: 'small', key });
};

describe('answers of an endpoint', () => {
  it('are asked for as OpenAI does, with the tokens that it counted', async () => {
    const answer = await writer('secret').write(messages, 'How long?', []);
    expect(answer).toEqual({ text: 'Four years.', usage: { input: 12, output: 3 } });
    expect(received).toMatchObject({ url: '/v1/chat/completions', key: 'Bearer secret' });
    expect(JSON.parse(received!.body)).toMatchObject({ model: 'small', messages });
  });

  it('fail with the status of the endpoint', async () => {
    status = 503;
    await expect(writer().write(messages, 'How long?', [])).rejects.toThrow('answered 503');
    expect(received!.key).toBeUndefined();
  });
});
