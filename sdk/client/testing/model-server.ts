import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ModelRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
}

/** What a call gets: an answer, or a stream of events that may stop short. */
export interface ModelAnswer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly json?: unknown;
  readonly text?: string;
  /** Data of server-sent events; a text is written as it is. */
  readonly events?: readonly unknown[];
  /** How the stream ends: `[DONE]`, just so, cut off, or never. */
  readonly end?: 'done' | 'close' | 'cut' | 'hang';
  /** Names each event by its `type`, as Anthropic does. */
  readonly named?: boolean;
}

/** A stand-in for a provider's API over real HTTP. */
export class ModelServer {
  readonly requests: ModelRequest[] = [];
  answer: (request: ModelRequest) => ModelAnswer = () => ({ status: 500 });
  /** Streams that are open, also those that hang. */
  open = 0;
  url = '';
  #server: Server | undefined;

  async start(): Promise<this> {
    const server = createServer((request, response) => void this.#serve(request, response));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
    const got = { path: request.url ?? '', headers: request.headers, body };
    this.requests.push(got);
    const answer = this.answer(got);
    this.open++;
    response.on('close', () => this.open--);
    const headers = { 'x-request-id': `req_${this.requests.length}`, ...answer.headers };
    if (answer.events) return this.#stream(answer, headers, response);
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...headers });
    response.end(answer.text ?? JSON.stringify(answer.json ?? {}));
  }

  async #stream(
    answer: ModelAnswer,
    headers: Record<string, string>,
    response: ServerResponse,
  ): Promise<void> {
    response.writeHead(answer.status ?? 200, { 'content-type': 'text/event-stream', ...headers });
    for (const event of answer.events ?? []) {
      const data = typeof event === 'string' ? event : JSON.stringify(event);
      const name = answer.named ? `event: ${(event as { type: string }).type}\n` : '';
      await new Promise((resolve) => response.write(`${name}data: ${data}\n\n`, resolve));
    }
    if (answer.end === 'hang') return;
    if (answer.end === 'cut') {
      // After the client's turn to read, so that what was sent has arrived.
      setTimeout(() => response.destroy(), 50);
      return;
    }
    if (answer.end !== 'close') response.write('data: [DONE]\n\n');
    response.end();
  }
}
