import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Incoming {
  readonly body: string;
  readonly headers: Record<string, string>;
}

export interface Answer {
  readonly status: number;
  readonly body?: object;
}

export type Routes = Readonly<Record<string, (incoming: Incoming) => Answer | Promise<Answer>>>;

const MOST_BYTES = 1024 * 1024;

/** A thrown error of this kind is the caller's fault and is told to the caller. */
export class RequestError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Serves routes such as `POST /ask`; returns the server and where it listens. */
export async function serve(
  { host, port }: { readonly host: string; readonly port: number },
  routes: Routes,
): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    void answer(request, routes).then((result) => write(response, result));
  }).listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return { server, url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}` };
}

async function answer(request: IncomingMessage, routes: Routes): Promise<Answer> {
  const path = (request.url ?? '/').split('?')[0];
  const route = routes[`${request.method} ${path}`];
  if (!route) return { status: 404, body: { error: `there is no ${request.method} ${path}` } };
  try {
    const body = await readBody(request);
    return await route({ body, headers: request.headers as Record<string, string> });
  } catch (error) {
    if (error instanceof RequestError) return { status: error.status, body: { error: error.message } };
    if (error instanceof SyntaxError) return { status: 400, body: { error: 'the body is not JSON' } };
    console.error((error as Error).stack);
    return { status: 500, body: { error: "an error inside the worker; the worker's log says which" } };
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new RequestError(413, `the body is larger than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function write(response: ServerResponse, { status, body }: Answer): void {
  if (response.destroyed) return;
  if (!body) return void response.writeHead(status).end();
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
