import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { batchSchema, spanSchema, type Batch } from '@almenara/contract';
import type { ControlPlane } from '@almenara/control-plane';

export interface StandInGateway {
  readonly url: string;
  readonly batches: readonly Batch[];
  stop(): Promise<void>;
}

/**
 * The door of a gateway for tests of the monitor alone: checks key and form as a gateway does, and hands over what
 * it took. `answer` may refuse with a status of its own.
 */
export async function startStandInGateway(
  keys: ControlPlane['keys'],
  take: (batch: Batch) => Promise<void>,
  answer: () => number = () => 200,
): Promise<StandInGateway> {
  const batches: Batch[] = [];
  const server = createServer((request, response) => {
    void handle(request).then(
      ({ status, body }) => response.writeHead(status).end(JSON.stringify(body)),
      () => response.writeHead(500).end(),
    );
  });
  async function handle(request: IncomingMessage): Promise<{ status: number; body: object }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (answer() !== 200) return { status: answer(), body: {} };
    const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if ((await keys.resolve(key)).status !== 'valid') return { status: 401, body: {} };
    const batch = batchSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
    for (const event of batch.events) spanSchema.parse(event);
    batches.push(batch);
    await take(batch);
    return { status: 200, body: { accepted: batch.events.length, rejected: [] } };
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    batches,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
