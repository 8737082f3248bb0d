import { gzipSync } from 'node:zlib';
import { INGEST_KEY } from './standalone-process.js';

export interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly startTime: number;
}

/** Share of the acknowledged batches whose spans stay and go out once more, among others. */
const SENT_AGAIN = 0.25;

type Encode = (spans: readonly SentSpan[], sequence: number) => unknown;

/**
 * A client as many write one: it sends a numbered request again, the same bytes, until it is acknowledged, and
 * some of its spans once more in whatever batches then come together. Its list of acknowledged ids is what the
 * store has to show.
 */
export class ResendingClient {
  readonly acknowledged = new Set<string>();
  private readonly waiting: SentSpan[] = [];
  private unsettled:
    { readonly batch: readonly SentSpan[]; readonly body: Uint8Array<ArrayBuffer> } | undefined;
  private sequence = 0;
  private made = 0;

  constructor(
    private readonly address: string,
    private readonly name: string,
    private readonly encode: Encode,
    private readonly random: () => number,
  ) {}

  get pending(): number {
    return this.waiting.length;
  }

  /** Makes new spans now and then and sends a random part of what waits, until told to stop. */
  async run(stopped: () => boolean): Promise<void> {
    while (!stopped() || this.waiting.length > 0) {
      if (!stopped()) this.make(1 + Math.floor(this.random() * 20));
      if (this.waiting.length === 0) break;
      await this.sendSome();
    }
  }

  private make(count: number): void {
    for (let index = 0; index < count; index++) {
      const number = this.made++;
      this.waiting.push({
        traceId: hex(`${this.name}${Math.floor(number / 4)}`, 32),
        spanId: hex(`${this.name}${number}`, 16),
        startTime: Date.UTC(2026, 10, 1) + number * 977,
      });
    }
  }

  private async sendSome(): Promise<void> {
    const { batch, body } = (this.unsettled ??= this.compose());
    try {
      const response = await fetch(this.address, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${INGEST_KEY}`,
          'content-type': 'application/json',
          'content-encoding': 'gzip',
        },
        body,
        signal: AbortSignal.timeout(10_000),
      });
      await response.text();
      if (!response.ok) return await pause();
    } catch {
      return await pause();
    }
    this.unsettled = undefined;
    for (const { traceId, spanId } of batch) this.acknowledged.add(`${traceId}/${spanId}`);
    if (this.random() < SENT_AGAIN) return;
    const sent = new Set(batch);
    this.waiting.splice(0, this.waiting.length, ...this.waiting.filter((span) => !sent.has(span)));
  }

  private compose() {
    const from = Math.floor(this.random() * this.waiting.length);
    const batch = this.waiting.slice(from, from + 1 + Math.floor(this.random() * 40));
    return { batch, body: new Uint8Array(gzipSync(JSON.stringify(this.encode(batch, ++this.sequence)))) };
  }
}

/** The server is away or full; the client's own pace, not a condition of the test. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}

export function hex(text: string, length: number): string {
  return Buffer.from(text).toString('hex').padEnd(length, '0').slice(-length).padStart(length, 'a');
}

export const encodeBatch =
  (sender: string): Encode =>
  (spans, sequence) => ({
    sender,
    sequence,
    sentAt: Date.now(),
    events: spans.map(({ traceId, spanId, startTime }) => ({
      kind: 'span',
      traceId,
      spanId,
      startTime,
      endTime: startTime + 100,
      at: startTime + 100,
      type: 'llm',
      name: 'call',
      modelAnswered: 'model-a',
      input: `question ${spanId}`,
      output: `answer ${spanId}`,
      usage: { input: 10, output: 5 },
    })),
  });

export const encodeOtlp: Encode = (spans) => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'kill-test' } }] },
      scopeSpans: [
        {
          scope: { name: 'test' },
          spans: spans.map(({ traceId, spanId, startTime }) => ({
            traceId,
            spanId,
            name: 'chat model-b',
            startTimeUnixNano: `${startTime}000000`,
            endTimeUnixNano: `${startTime + 100}000000`,
            attributes: [
              { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
              { key: 'gen_ai.response.model', value: { stringValue: 'model-b' } },
              { key: 'gen_ai.usage.input_tokens', value: { intValue: '10' } },
              { key: 'gen_ai.usage.output_tokens', value: { intValue: '5' } },
            ],
          })),
        },
      ],
    },
  ],
});
