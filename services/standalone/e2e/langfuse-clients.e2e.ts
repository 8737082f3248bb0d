import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { SpanItem, TraceDetail } from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_TOKEN } from './ask-api.js';
import { eventually } from './eventually.js';
import { hasPythonClients, PYTHON_OF_CLIENTS } from './real-clients.js';
import { INGEST_KEY, StandaloneProcess } from './standalone-process.js';

let standalone: StandaloneProcess;
beforeAll(async () => {
  standalone = await StandaloneProcess.create();
  await standalone.start();
});
afterAll(() => standalone?.remove());

/** Runs an app to its end, with the settings that it has for Langfuse turned to this product. */
async function runApp(runtime: string, name: string): Promise<void> {
  const script = fileURLToPath(new URL(`langfuse-apps/${name}`, import.meta.url));
  await promisify(execFile)(runtime, [script], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      LANGFUSE_PUBLIC_KEY: 'pk-lf-any',
      LANGFUSE_SECRET_KEY: INGEST_KEY,
      LANGFUSE_HOST: standalone.url,
      LANGFUSE_BASEURL: standalone.url,
      LANGFUSE_BASE_URL: standalone.url,
    },
  });
}

/** A trace once `isWhole` holds of it; other tests fill the same project. */
function traceNamed(name: string, isWhole: (detail: TraceDetail) => boolean): Promise<TraceDetail> {
  return eventually(async () => {
    const [found] = await standalone.list<{ traceId: string }>(
      `/api/v1/projects/default/traces?name=${name}`,
    );
    if (!found) throw new Error(`no trace is named ${name}`);
    return standalone.get<TraceDetail>(`/api/v1/projects/default/traces/${found.traceId}?content=full`);
  }, isWhole);
}

const spanNamed = ({ spans }: TraceDetail, name: string) =>
  spans.find((span) => span.name === name) as SpanItem | undefined;

describe('clients of Langfuse, told nothing but address and key', () => {
  test('the classic package brings traces, updates, generations, events, media and scores', async () => {
    await runApp(process.execPath, 'classic.mjs');
    const detail = await traceNamed(
      'classic-chat',
      (found) =>
        found.scores.length === 2 && !!spanNamed(found, 'answer')?.endTime && !!spanNamed(found, 'crm'),
    );
    expect(detail.trace).toMatchObject({
      actorId: 'user-zoë',
      sessionId: 'classic',
      environment: 'staging',
      release: 'r-1',
      spanCount: 5,
      errorCount: 1,
      models: ['gpt-4o'],
      usage: { input: 5, output: 6, total: 11 },
      inputExcerpt: expect.stringContaining('refund'),
      outputExcerpt: expect.stringContaining('14 days'),
    });
    expect(spanNamed(detail, 'rag')).toMatchObject({
      actorId: 'user-zoë',
      metadata: { tenant: 'acme' },
      tags: ['beta'],
    });
    expect(spanNamed(detail, 'search')).toMatchObject({
      type: 'retriever',
      parentSpanId: spanNamed(detail, 'rag')!.spanId,
      documents: [{ id: 'doc-1', content: 'Within 14 days.', score: 0.9 }],
    });
    const call = spanNamed(detail, 'answer');
    expect(call).toMatchObject({
      type: 'llm',
      parameters: { temperature: 0.1 },
      timeToFirstTokenMs: expect.any(Number),
      output: [{ role: 'assistant', content: 'Within 14 days.' }],
    });
    expect(JSON.stringify(call!.input)).toMatch(/@@@langfuseMedia:type=image\/png\|id=[\w-]{22}\|/);
    expect(spanNamed(detail, 'clicked')).toMatchObject({ type: 'event', statusMessage: 'twice' });
    expect(spanNamed(detail, 'crm')).toMatchObject({ status: 'error', statusMessage: 'CRM timeout' });
    expect(detail.scores).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'helpful', value: 0.75, explanation: 'gut', spanId: null }),
        expect.objectContaining({ name: 'tone', label: 'friendly', spanId: call!.spanId }),
      ]),
    );
  });

  test('the packages on OpenTelemetry bring agents, generations and sessions', async () => {
    await runApp(process.execPath, 'opentelemetry.mjs');
    const detail = await traceNamed('otel-agent', ({ spans }) => spans.length === 2);
    expect(spanNamed(detail, 'otel-agent')).toMatchObject({
      type: 'agent',
      input: 'question',
      convention: 'langfuse',
    });
    expect(spanNamed(detail, 'otel-answer')).toMatchObject({
      type: 'llm',
      model: 'gpt-4o',
      output: 'answer',
      usage: { input: 5, output: 6, total: 11 },
    });
  });

  test.skipIf(!hasPythonClients)(
    'the Python package finds its project and brings a generation with a score (needs python-clients)',
    async () => {
      await runApp(PYTHON_OF_CLIENTS, 'app.py');
      const detail = await traceNamed(
        'python-chat',
        (found) => found.scores.length === 1 && spanNamed(found, 'python-answer')?.usage.total === 11,
      );
      expect(detail.trace).toMatchObject({ actorId: 'ana', sessionId: 'python', usage: { total: 11 } });
      expect(spanNamed(detail, 'python-answer')).toMatchObject({
        type: 'llm',
        model: 'gpt-4o',
        output: 'Paris',
        actorId: 'ana',
      });
      expect(detail.scores).toMatchObject([{ name: 'helpful', value: 1 }]);
    },
  );

  test('the user of a trace is erased with its observations, and an event that comes late brings nothing back', async () => {
    const event = (type: string, body: object) => ({
      id: `${type}-of-erased`,
      type,
      timestamp: new Date().toISOString(),
      body,
    });
    const call = event('generation-create', {
      id: 'erased-call',
      traceId: 'erased',
      input: 'what Eve asked',
    });
    const batch = [event('trace-create', { id: 'erased', name: 'erased-chat', userId: 'eve' }), call];
    expect(await post('/api/public/ingestion', INGEST_KEY, { batch })).toBe(207);
    await traceNamed('erased-chat', ({ spans }) => spans[0]?.spanId === 'erased-call');

    expect(
      await post('/api/v1/projects/default/erasures', ADMIN_TOKEN, { kind: 'actor', id: 'eve' }),
    ).toBeLessThan(300);
    const isGone = () =>
      fetch(`${standalone.url}/api/v1/projects/default/traces/erased`, {
        headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
      }).then(({ status }) => status === 404);
    await eventually(isGone, Boolean);
    const late = [call, event('trace-create', { id: 'witness', name: 'witness-chat' })];
    expect(await post('/api/public/ingestion', INGEST_KEY, { batch: late })).toBe(207);
    await traceNamed('witness-chat', ({ spans }) => spans.length === 1);
    expect(await isGone()).toBe(true);
  });
});

async function post(path: string, token: string, body: unknown): Promise<number> {
  const response = await fetch(`${standalone.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await response.arrayBuffer();
  return response.status;
}
