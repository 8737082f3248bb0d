import { expect } from 'vitest';
import { listFrom } from './ask-api.js';
import { eventually } from './eventually.js';
import { encodeBatch, encodeOtlp, ResendingClient } from './resending-client.js';

interface SpanItem {
  readonly traceId: string;
  readonly spanId: string;
}

/** Two clients of different protocols that send again what was not acknowledged, through any outage. */
export class AcknowledgedLoad {
  readonly clients: readonly ResendingClient[];
  private running: Promise<void>[] = [];
  private isStopped = true;

  constructor(gateways: { readonly batch: string; readonly otlp: string }, random: () => number) {
    this.clients = [
      new ResendingClient(`${gateways.batch}/v1/batch`, 'b', encodeBatch('resender'), random),
      new ResendingClient(`${gateways.otlp}/v1/traces`, 'o', encodeOtlp, random),
    ];
  }

  start(): void {
    this.isStopped = false;
    this.running = this.clients.map((client) => client.run(() => this.isStopped));
  }

  /** Resolves when each of the clients got more acknowledged. */
  async more(clients = this.clients, milliseconds = 60_000): Promise<void> {
    const goals = clients.map(({ acknowledged }) => acknowledged.size + 20);
    await eventually(
      async () => clients.every(({ acknowledged }, index) => acknowledged.size >= goals[index]!),
      Boolean,
      milliseconds,
    );
  }

  /** Makes nothing new; whoever does not wait for the end leaves the clients to send what they hold. */
  stop(): void {
    this.isStopped = true;
  }

  /** Ends the load; resolves with everything that was ever acknowledged. */
  async end(): Promise<Set<string>> {
    this.stop();
    await Promise.all(this.running);
    return new Set(this.clients.flatMap(({ acknowledged }) => [...acknowledged]));
  }
}

/** Acknowledged = shown, none twice. */
export async function expectExactly(
  expected: ReadonlySet<string>,
  api: string,
  milliseconds = 60_000,
): Promise<void> {
  const items = await eventually(
    () => listFrom<SpanItem>(api, '/api/v1/projects/default/spans'),
    (list) => list.length >= expected.size,
    milliseconds,
  );
  const ids = items.map(({ traceId, spanId }) => `${traceId}/${spanId}`);
  expect(ids.length, 'a span stands twice').toBe(new Set(ids).size);
  expect(new Set(ids)).toEqual(expected);
}
