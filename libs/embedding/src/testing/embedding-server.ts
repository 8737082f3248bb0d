import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly model: string;
  readonly input: readonly string[];
  readonly authorization: string | undefined;
}

/** A server that embeds over HTTP as providers do: a text becomes its letters' counts, so equal texts are equal. */
export interface EmbeddingServer {
  readonly url: string;
  readonly asked: Asked[];
  /** Statuses of the next answers; 200 when none is left. */
  readonly statuses: number[];
  dimensions: number;
  /** What is answered instead, whatever was asked. */
  body: unknown;
  close(): Promise<void>;
}

export async function startEmbeddingServer(): Promise<EmbeddingServer> {
  const asked: Asked[] = [];
  const statuses: number[] = [];
  const server: Server = createServer((request, response) => {
    void readBody(request).then((text) => {
      const { model, input } = JSON.parse(text) as { model: string; input: string[] };
      asked.push({ model, input, authorization: request.headers.authorization });
      const status = statuses.shift() ?? 200;
      const data = input.map((own, index) => ({ index, embedding: lettersOf(own, told.dimensions) }));
      const body =
        status === 200
          ? (told.body ?? { data: data.reverse(), usage: { total_tokens: 2 * input.length } })
          : { error: { message: `secret of ${request.headers.authorization}: ${input.join()}` } };
      response.writeHead(status, { 'content-type': 'application/json', 'retry-after-ms': '1' });
      response.end(JSON.stringify(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const told: EmbeddingServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    statuses,
    dimensions: 32,
    body: undefined,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return told;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function lettersOf(text: string, dimensions: number): number[] {
  const counts = Array.from({ length: dimensions }, () => 0);
  for (const letter of text) counts[letter.codePointAt(0)! % dimensions]!++;
  return counts;
}
