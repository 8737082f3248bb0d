import { batchSchema, eventSchema, explainInvalid, type Event } from '@almenara/contract';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

export const KEY = 'a-project-key-of-forty-visible-characters';

export interface Received {
  readonly raw: Buffer;
  readonly sender: string;
  readonly sequence: number;
  readonly sentAt: number;
  readonly events: Event[];
}

/** What the next request gets instead of an honest answer. */
export type Fault =
  | { status: number; headers?: Record<string, string>; body?: string; store?: boolean }
  | 'reset'
  | 'hang'
  | 'store_and_reset';

/** A server that takes batches by the letter of the contract, and misbehaves on demand. */
export class Collector {
  /** Every body that arrived, also those answered with a fault. */
  readonly attempts: Buffer[] = [];
  readonly encodings: (string | undefined)[] = [];
  readonly stored: Received[] = [];
  /** Everything that the contract would refuse. */
  readonly violations: string[] = [];
  faults: Fault[] = [];
  /** The fault of every request while set. */
  always: Fault | undefined;
  /** Positions to reject within the next batch. */
  reject: number[] = [];
  maxBytes = Infinity;
  mostAtOnce = 0;
  #atOnce = 0;
  #port = 0;
  #server: Server | undefined;

  async start(): Promise<this> {
    const server = createServer((request, response) => void this.#serve(request, response));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    return this;
  }

  /** Fails when anything arrived that the contract would refuse. */
  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
    if (this.violations.length > 0) throw new Error(`contract broken: ${this.violations.join('; ')}`);
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get events(): Event[] {
    return this.stored.flatMap((batch) => batch.events);
  }

  /** Events other than loss reports. */
  get recorded(): Exclude<Event, { kind: 'loss' }>[] {
    return this.events.filter((event) => event.kind !== 'loss');
  }

  /** Latest total that was reported for each reason. */
  get losses(): Record<string, number> {
    const totals: Record<string, number> = {};
    for (const event of this.events) if (event.kind === 'loss') totals[event.reason] = event.count;
    return totals;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#atOnce);
    response.on('close', () => this.#atOnce--);
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return;
    }
    const packed = Buffer.concat(chunks);
    const raw = request.headers['content-encoding'] === 'gzip' ? gunzipSync(packed) : packed;
    this.attempts.push(raw);
    this.encodings.push(request.headers['content-encoding']);
    const fault = this.always ?? this.faults.shift();
    if (fault === 'hang') return;
    if (fault === 'reset') return void request.socket.destroy();
    if (typeof fault === 'object') {
      response.writeHead(fault.status, fault.headers).end(fault.body ?? '{}');
      return;
    }
    if (request.headers.authorization !== `Bearer ${KEY}`) return void response.writeHead(401).end('{}');
    if (raw.length > this.maxBytes) return void response.writeHead(413).end('{}');
    const rejected = this.#store(request, raw);
    if (fault === 'store_and_reset') return void request.socket.destroy();
    response.end(JSON.stringify(rejected));
  }

  #store(request: IncomingMessage, raw: Buffer) {
    if (request.url !== '/v1/batch') this.violations.push(`path ${request.url}`);
    if (request.headers['content-type'] !== 'application/json') this.violations.push('content type');
    const batch = batchSchema.parse(JSON.parse(raw.toString()));
    const rejected: { index: number; reason: string }[] = [];
    const events: Event[] = [];
    batch.events.forEach((item, index) => {
      const parsed = eventSchema.safeParse(item);
      if (!parsed.success) this.violations.push(JSON.stringify(explainInvalid(parsed.error)));
      else if (this.reject.includes(index)) rejected.push({ index, reason: 'must be better' });
      else events.push(parsed.data);
    });
    this.reject = [];
    this.stored.push({ ...batch, raw, events });
    return { accepted: events.length, rejected };
  }
}

/** Waits for a condition, with a limit. */
export async function until(condition: () => boolean, what: string, limitMs = 60_000): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`waited too long for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
