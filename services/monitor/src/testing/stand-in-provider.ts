import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AskedQuestion {
  readonly authorization: string | undefined;
  readonly body: { model: string; messages: { content: string }[]; temperature?: number };
}

export interface StandInProvider {
  /** Without the last part, as settings hold it. */
  readonly url: string;
  readonly asked: AskedQuestion[];
  /** What it answers; a status instead of a text is a refusal. */
  answer: (question: string, asked: AskedQuestion) => string | number;
  modelAnswered: string;
  stop(): Promise<void>;
}

/** An API like OpenAI's whose answers a test decides. */
export async function startStandInProvider(): Promise<StandInProvider> {
  const asked: AskedQuestion[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      if (request.url !== '/v1/chat/completions') return response.writeHead(404).end();
      const body = JSON.parse(text) as AskedQuestion['body'];
      const question = { authorization: request.headers.authorization, body };
      asked.push(question);
      const content = provider.answer(body.messages[0]!.content, question);
      if (typeof content === 'number') {
        const error = { message: `refused for ${request.headers.authorization}`, type: 'invalid' };
        return response
          .writeHead(content, { 'content-type': 'application/json' })
          .end(JSON.stringify({ error }));
      }
      const message = { role: 'assistant', content };
      const choices = [{ index: 0, message, finish_reason: 'stop' }];
      const answer = {
        id: 'x',
        object: 'chat.completion',
        created: 1,
        model: provider.modelAnswered,
        choices,
      };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const provider: StandInProvider = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    answer: (question) => `An answer to: ${question}`,
    modelAnswered: 'large-2026-01-01',
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return provider;
}
