import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAgentSteps } from './read-agent-steps.js';
import type { Step } from './step.js';
import { agent, step, tool } from './testing/steps.js';

test('counts what a trace of two agents did, each call once', () => {
  const steps = [
    agent('root', 'invoke_agent triage', { parentSpanId: null, hints: { 'gen_ai.agent.name': 'triage' } }),
    step('chain', { type: 'chain' }),
    step('call', { type: 'llm', parentSpanId: 'chain' }),
    step('call-inner', { type: 'llm', parentSpanId: 'call' }),
    tool('search', 'execute_tool search', '1', { status: 'error' }),
    tool('search-2', 'execute_tool search', '1'),
    step('mcp-client', {
      type: 'tool',
      name: 'tools/call search',
      parentSpanId: 'search-2',
      hints: { 'mcp.method.name': 'tools/call' },
    }),
    step('mcp-server', {
      type: 'tool',
      name: 'tools/call search',
      parentSpanId: 'mcp-client',
      hints: { 'mcp.method.name': 'tools/call' },
    }),
    step('mcp-list', { name: 'tools/list' }),
    tool('handoff', 'transfer_to_billing', null),
    agent('billing', 'billing', { parentSpanId: 'handoff' }),
    agent('billing-inner', 'billing', { parentSpanId: 'billing' }),
    step('retrieve', { type: 'retriever', parentSpanId: 'billing' }),
  ];
  const { counts, marks } = readAgentSteps(steps);
  expect(counts).toEqual({
    agents: 2,
    modelCalls: 1,
    toolCalls: 2,
    retrievals: 1,
    mcpCalls: 1,
    handoffs: 1,
    subAgents: 1,
    retries: 1,
  });
  expect(marks.map(({ kind, spanId }) => `${kind} ${spanId}`)).toEqual([
    'retry search-2',
    'handoff handoff',
    'subAgent billing',
    'mcp mcp-client',
    'mcp mcp-server',
    'mcp mcp-list',
  ]);
});

test('ends for every set of spans, says the same in any order, and marks none that is not there', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
  const anyStep: fc.Arbitrary<Step> = fc.record({
    spanId: id,
    parentSpanId: fc.option(id),
    name: fc.constantFrom('search', 'transfer_to_x', 'tools/call y', 'planner', 'critic'),
    type: fc.constantFrom('agent', 'tool', 'llm', 'span'),
    status: fc.constantFrom('ok', 'error', 'unset'),
    startTime: fc.constantFrom('1', '2', '3'),
    endTime: fc.option(fc.constantFrom('1', '2', '3')),
    argumentsHash: fc.option(fc.constantFrom('1', '2')),
    argumentsExcerpt: fc.constant(''),
    hints: fc.constant({}),
  });
  const steps = fc.uniqueArray(anyStep, { selector: ({ spanId }) => spanId });
  fc.assert(
    fc.property(steps, (list) => {
      const { marks, counts } = readAgentSteps(list);
      const there = new Set(list.map(({ spanId }) => spanId));
      expect(marks.every(({ spanId }) => there.has(spanId))).toBe(true);
      expect(readAgentSteps(list.toReversed()).counts.retries).toEqual(counts.retries);
    }),
  );
});

test('a chain of ten thousand agents is read without running out of stack', () => {
  const chain = Array.from({ length: 10_000 }, (_, n) =>
    agent(`a${n}`, `agent ${n}`, { parentSpanId: n ? `a${n - 1}` : null }),
  );
  expect(readAgentSteps(chain).counts).toMatchObject({ agents: 10_000, subAgents: 9999 });
});
