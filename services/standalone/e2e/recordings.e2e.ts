import type { ScoreItem, SpanItem, TraceDetail } from '@almenara/contract';
import { readJsonLogs, readJsonSpans, readProtobufLogs, readProtobufSpans } from '@almenara/opentelemetry';
import {
  differences,
  hasRecordings,
  LANGFUSE_SIGNALS,
  OTLP_SIGNALS,
  readRecordings,
  splitRequest,
  type RecordedRequest,
} from '@almenara/opentelemetry/recordings';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from './eventually.js';
import { seededRandom } from './seeded-random.js';
import { INGEST_KEY, StandaloneProcess } from './standalone-process.js';

const recordings = readRecordings([...OTLP_SIGNALS, ...LANGFUSE_SIGNALS]);
const SEED = 20261125;

/** Traces that a request tells of. */
function tracesOf({ content, contentType, signal }: RecordedRequest): string[] {
  if (signal === 'metrics' || signal === 'media') return [];
  if (signal === 'ingestion') return tracesOfIngestion(content);
  const isJson = contentType.includes('json');
  const json = isJson ? (JSON.parse(content.toString()) as unknown) : undefined;
  const read =
    signal === 'logs'
      ? isJson
        ? readJsonLogs(json)
        : readProtobufLogs(content)
      : isJson
        ? readJsonSpans(json)
        : readProtobufSpans(content);
  return read.items.map(({ traceId }) => traceId).filter((traceId) => traceId !== '');
}

function tracesOfIngestion(content: Buffer): string[] {
  const { batch } = JSON.parse(content.toString()) as {
    batch: { type: string; body: { id: string; traceId?: string } }[];
  };
  return batch.flatMap(({ type, body }) => (type === 'trace-create' ? body.id : (body.traceId ?? [])));
}

/** What a door answers when it took everything. */
function isTaken({ signal }: RecordedRequest, status: number, answer: Buffer): boolean {
  if (signal === 'media') return status === 201 && 'mediaId' in (JSON.parse(answer.toString()) as object);
  if (signal !== 'ingestion') return status === 200 && answer.length <= 2;
  const { errors } = JSON.parse(answer.toString()) as { errors: unknown[] };
  return status === 207 && errors.length === 0;
}

async function send(
  standalone: StandaloneProcess,
  request: RecordedRequest,
  content?: Buffer,
): Promise<void> {
  const response = await fetch(`${standalone.url}${request.path}`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`pk-lf-any:${INGEST_KEY}`).toString('base64')}`,
      'content-type': request.contentType,
      ...(request.contentEncoding && !content ? { 'content-encoding': request.contentEncoding } : {}),
    },
    body: new Uint8Array(content ?? request.body),
  });
  const answer = Buffer.from(await response.arrayBuffer());
  expect([request.name, isTaken(request, response.status, answer), answer.toString('latin1')]).toEqual([
    request.name,
    true,
    expect.anything(),
  ]);
}

/** A trace once the store holds everything that was acknowledged: nothing changes any more. */
async function traceOf(standalone: StandaloneProcess, traceId: string): Promise<TraceDetail> {
  const path = `/api/v1/projects/default/traces/${traceId}?content=full`;
  const detail = await standalone.get<TraceDetail>(path);
  // What the product's own evaluators say comes in a time of its own.
  const scores = detail.scores.filter(({ id }) => !id.startsWith('evaluator:'));
  return { ...detail, trace: { ...detail.trace, scores: [] }, scores };
}

describe.skipIf(!hasRecordings)(
  'recorded requests through the product (needs the recordings beside the repository)',
  () => {
    let inOrder: StandaloneProcess;
    let shuffled: StandaloneProcess;

    beforeAll(async () => {
      inOrder = await StandaloneProcess.create();
      shuffled = await StandaloneProcess.create();
      await Promise.all([inOrder.start(), shuffled.start()]);
      for (const { requests } of recordings) for (const request of requests) await send(inOrder, request);
      await sendShuffled(shuffled);
      await Promise.all([settled(inOrder), settled(shuffled)]);
    });
    afterAll(async () => {
      await inOrder?.remove();
      await shuffled?.remove();
    });

    test.each(recordings.map((recording) => [recording.name, recording] as const))(
      '%s comes out of the API as its library meant it',
      async (_, recording) => {
        const spans: SpanItem[] = [];
        const scores: ScoreItem[] = [];
        for (const traceId of new Set(recording.requests.flatMap(tracesOf))) {
          const detail = await traceOf(inOrder, traceId);
          spans.push(...(detail.spans as SpanItem[]));
          scores.push(...detail.scores);
        }
        expect(differences(recording, spans, scores)).toEqual(recording.notSent);
      },
    );

    test('the same requests split, repeated, shuffled and logs before spans end in the same state', async () => {
      for (const traceId of new Set(recordings.flatMap(({ requests }) => requests.flatMap(tracesOf)))) {
        expect(await traceOf(shuffled, traceId)).toEqual(await traceOf(inOrder, traceId));
      }
    });
  },
);

/** Every span and log record by itself and once more in its whole request, logs before all spans, the rest by chance. */
async function sendShuffled(standalone: StandaloneProcess): Promise<void> {
  const random = seededRandom(SEED);
  const parts = recordings.flatMap(({ requests }) =>
    requests.flatMap((request) => [
      { request, content: request.content, place: random() },
      ...splitRequest(request.content, request.contentType.includes('json'), request.signal).map(
        (content) => ({
          request,
          content,
          place: random(),
        }),
      ),
    ]),
  );
  const first = ({ signal }: RecordedRequest) => (signal === 'logs' ? 0 : 1);
  parts.sort((a, b) => first(a.request) - first(b.request) || a.place - b.place);
  for (let from = 0; from < parts.length; from += 8) {
    await Promise.all(
      parts.slice(from, from + 8).map(({ request, content }) => send(standalone, request, content)),
    );
  }
}

/** Waits until the writer has stored all that was acknowledged. */
async function settled(standalone: StandaloneProcess): Promise<void> {
  const wanted = new Set(recordings.flatMap(({ requests }) => requests.flatMap(tracesOf)));
  await eventually(
    async () => {
      const traces = await standalone.list<{ traceId: string }>('/api/v1/projects/default/traces?');
      const metrics = await (await fetch(`${standalone.url}/metrics`)).text();
      const lag = Number(/^almenara_writer_lag_records(?:\{[^}]*\})? (\d+)$/m.exec(metrics)?.[1] ?? NaN);
      return { found: new Set(traces.map(({ traceId }) => traceId)), lag };
    },
    ({ found, lag }) => lag === 0 && [...wanted].every((traceId) => found.has(traceId)),
    60_000,
  );
}
