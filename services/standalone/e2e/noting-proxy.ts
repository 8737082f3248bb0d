import { once } from 'node:events';
import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Hands requests on to a server, unchanged, and notes how each was packed. */
export class NotingProxy {
  /** As in `POST /v1/traces application/json gzip 200`. */
  readonly notes = new Set<string>();
  readonly #server = createServer((request, response) => this.#forward(request, response));

  constructor(private readonly target: string) {}

  async start(): Promise<this> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #forward(request: IncomingMessage, response: ServerResponse): void {
    const { method, url, headers } = request;
    const onward = send(`${this.target}${url ?? ''}`, { method, headers }, (answer) => {
      const packing = [headers['content-type'], headers['content-encoding'] ?? 'plain'].join(' ');
      this.notes.add(`${method} ${url} ${packing} ${answer.statusCode}`);
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  }
}
