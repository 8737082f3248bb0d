import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { Webhook } from 'standardwebhooks';

export interface Callback {
  readonly remediation: string;
  readonly token: string | undefined;
  readonly status: string;
  readonly progress?: number;
  readonly note?: string;
  readonly artefacts?: Readonly<Record<string, string>>;
}

export interface RecordedSpan {
  readonly traceId: string;
  readonly name?: string;
  readonly input?: unknown;
  readonly output?: unknown;
  readonly actorId?: string;
  readonly sessionId?: string;
  readonly indexVersion?: string;
  readonly variant?: string;
  readonly modelAnswered?: string;
  readonly documents?: readonly { readonly id: string; readonly score: number; readonly rank: number }[];
}

/** Asks workers for jobs and hears what they tell: the other end of the wire, over real HTTP. */
export class Requester {
  readonly secret = `whsec_${randomBytes(32).toString('base64')}`;
  readonly callbacks: Callback[] = [];
  readonly spans: RecordedSpan[] = [];
  /** Files that it serves by their path. */
  readonly files = new Map<string, string>();
  /** How the next callbacks are answered, first to last; then with 200. */
  readonly answers: number[] = [];
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  async open(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  callbacksOf(remediation: string): Callback[] {
    return this.callbacks.filter((callback) => callback.remediation === remediation);
  }

  /** The `data` of a request for a job. */
  describe(action: string, more: object = {}) {
    const remediation = randomUUID();
    return {
      project: 'default',
      remediation,
      action,
      incident: 'INC-7',
      cause: 'missing_documents',
      attempt: 1,
      callback: {
        url: `${this.url}/api/v1/projects/default/remediations/${remediation}/status`,
        token: `token-of-${remediation}`,
      },
      dryRun: false,
      ...more,
    };
  }

  /** Sends it as Standard Webhooks says. */
  async send(
    worker: string,
    data: object,
    {
      id = `msg_${randomUUID()}`,
      secret = this.secret,
      at = new Date(),
      type = 'remediation.requested',
    } = {},
  ): Promise<number> {
    const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
    const response = await fetch(`${worker}/hooks/almenara`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, at, body),
      },
      body,
    });
    await response.body?.cancel();
    return response.status;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const body = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString(
      'utf8',
    );
    const remediation = /\/remediations\/([^/]+)\/status$/.exec(request.url ?? '')?.[1];
    if (remediation) {
      const status = this.answers.shift() ?? 200;
      const token = request.headers.authorization?.replace('Bearer ', '');
      this.callbacks.push({
        remediation,
        token,
        ...(JSON.parse(body) as Omit<Callback, 'remediation' | 'token'>),
      });
      return void response.writeHead(status).end('{}');
    }
    const file = this.files.get(request.url ?? '');
    if (file !== undefined) return void response.writeHead(200).end(file);
    if (request.method !== 'POST') return void response.writeHead(404).end();
    const { events } = JSON.parse(body) as { events: (RecordedSpan & { kind: string })[] };
    this.spans.push(...events.filter(({ kind }) => kind === 'span'));
    response.writeHead(200).end(JSON.stringify({ accepted: events.length, rejected: [] }));
  }
}
