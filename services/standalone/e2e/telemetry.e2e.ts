import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from './eventually.js';
import { findFreePort, INGEST_KEY, StandaloneProcess } from './standalone-process.js';

const SECRET = 'what-a-user-wrote-4711';
const started: StandaloneProcess[] = [];

async function start(environment: Record<string, string> = {}): Promise<StandaloneProcess> {
  const standalone = await StandaloneProcess.create(environment);
  started.push(standalone);
  await standalone.start();
  return standalone;
}

afterEach(async () => {
  for (const standalone of started.splice(0)) await standalone.remove();
});

async function sendSpan({ url }: StandaloneProcess): Promise<number> {
  const events = [{ kind: 'span', traceId: SECRET, spanId: SECRET, startTime: Date.now(), input: SECRET }];
  const response = await fetch(`${url}/v1/batch?note=${SECRET}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${INGEST_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ sender: SECRET, sequence: 1, sentAt: Date.now(), events }),
  });
  await response.text();
  return response.status;
}

interface SpanItem {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
}

describe('traces of the own work', () => {
  it('arrive over OTLP, request and append and batch, and say nothing of what users wrote', async () => {
    const receiver = await start();
    const observed = await start({
      ALMENARA_TELEMETRY_ENDPOINT: receiver.url,
      ALMENARA_TELEMETRY_KEY: INGEST_KEY,
    });
    expect(await sendSpan(observed)).toBe(200);
    const spans = await eventually(
      () => receiver.list<SpanItem>('/api/v1/projects/default/spans'),
      (items) =>
        ['POST /v1/batch', 'append to the log', 'store a batch'].every((name) =>
          items.some((item) => item.name === name),
        ),
    );
    const request = spans.find(({ name }) => name === 'POST /v1/batch')!;
    const append = spans.find(({ name }) => name === 'append to the log')!;
    expect(append).toMatchObject({ traceId: request.traceId, parentSpanId: request.spanId });
    for (const { traceId, spanId } of spans) {
      const whole = await receiver.get<object>(`/api/v1/projects/default/traces/${traceId}/spans/${spanId}`);
      expect(JSON.stringify(whole)).not.toContain(SECRET);
    }
  });

  it('cost nothing but themselves when the receiver is away', async () => {
    const observed = await start({ ALMENARA_TELEMETRY_ENDPOINT: `http://127.0.0.1:${await findFreePort()}` });
    expect(await sendSpan(observed)).toBe(200);
    expect(await observed.stop()).toBe(0);
  });
});
