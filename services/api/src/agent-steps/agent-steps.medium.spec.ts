import { call, getAgentSteps } from '@almenara/contract';
import type { SpanRow } from '@almenara/trace-store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_TOKEN, type RunningApi, span, startApi } from '../testing/start-api.js';

let api: RunningApi;
const at = (seconds: number) => `2026-03-01 12:${String(seconds).padStart(2, '0')}:00.000000`;
const ask = (traceId: string) =>
  call(
    getAgentSteps,
    { params: { project: 'shop', traceId } },
    { baseUrl: api.url, headers: { authorization: `Bearer ${ADMIN_TOKEN}` } },
  );
const step = (span_id: string, minute: number, told: Partial<SpanRow>) =>
  span('agent', {
    span_id,
    parent_span_id: 'root',
    start_time: at(minute),
    end_time: at(minute + 1),
    type: 'tool',
    ...told,
  });

beforeAll(async () => {
  api = await startApi();
  const search = { name: 'search', input: '{"q":"blue shoes"}' };
  await api.storeSpans([
    step('root', 0, { parent_span_id: '', type: 'agent', name: 'triage', end_time: at(50) }),
    step('s1', 1, { ...search, status: 'error' }),
    step('s2', 2, search),
    step('other', 3, { name: 'search', input: '{"q":"red shoes"}' }),
    step('s3', 4, search),
    step('mcp', 5, {
      name: 'lookup',
      attributes: JSON.stringify({
        'mcp.method.name': 'tools/call',
        'gen_ai.tool.name': 'lookup',
        secret: 'no',
      }),
    }),
    step('handoff', 6, { name: 'transfer_to_agent', input: '{"agent_name":"billing"}' }),
    step('billing', 7, { type: 'agent', name: 'billing', parent_span_id: 'handoff', attributes: 'not JSON' }),
    ...['s1', 's2', 's3'].map((id) => ({ ...step(id, 1, search), project: 'rival' })),
  ]);
});
afterAll(() => api.stop());

test('tells what agents did, what the sender said of it, and what is inferred', async () => {
  const { marks, loops, counts } = await ask('agent');
  expect(loops).toEqual([{ kind: 'sameArguments', steps: ['search'], times: 3 }]);
  expect(marks).toEqual([
    { spanId: 's2', kind: 'retry', toldBy: null, of: 's1', attempt: 1 },
    ...['s1', 's2', 's3'].map((spanId) => ({ spanId, kind: 'loop', toldBy: null, loop: 0 })),
    { spanId: 'handoff', kind: 'handoff', toldBy: null, from: 'triage', to: 'billing' },
    { spanId: 'billing', kind: 'subAgent', toldBy: null, from: 'triage', to: 'billing' },
    { spanId: 'mcp', kind: 'mcp', toldBy: 'mcp.method.name', method: 'tools/call', target: 'lookup' },
  ]);
  expect(counts).toMatchObject({
    agents: 2,
    toolCalls: 5,
    handoffs: 1,
    subAgents: 1,
    mcpCalls: 1,
    retries: 1,
  });
});

test('a trace that the project does not have is not found', async () => {
  await expect(ask('nothing')).rejects.toMatchObject({ status: 404 });
});

test(
  'ten thousand spans with long texts are read within the limits of a query',
  { timeout: 120_000 },
  async () => {
    const filler = JSON.stringify({ note: 'x'.repeat(4000), 'mcp.method.name': 'tools/call' });
    for (let first = 0; first < 10_000; first += 2500) {
      await api.store.insert(
        'almenara.spans',
        Array.from({ length: 2500 }, (_, n) => ({
          ...step(`w${first + n}`, 1, { name: 'search', input: filler, attributes: filler }),
          trace_id: 'wide',
        })),
      );
    }
    await api.storeSpans([{ ...step('root', 0, { parent_span_id: '', type: 'agent' }), trace_id: 'wide' }]);
    const { counts, loops } = await ask('wide');
    expect(counts.mcpCalls).toBe(9999);
    expect(loops).toMatchObject([{ steps: ['search'], times: 9999 }]);
  },
);
