import { expect, test } from 'vitest';
import { findHandoffs } from './find-handoffs.js';
import type { Step } from './step.js';
import { agent, step, tool } from './testing/steps.js';

const from = (told: Partial<Step>) =>
  findHandoffs([agent('root', 'invoke_agent triage'), step('h', told)]).map(({ toldBy, from: who, to }) => [
    toldBy,
    who,
    to,
  ]);

test.each<[string, Partial<Step>, unknown[]]>([
  [
    'OpenLLMetry of OpenAI Agents',
    {
      name: 'triage → billing.handoff',
      hints: {
        'traceloop.span.kind': 'handoff',
        'gen_ai.handoff.from_agent': 'triage',
        'gen_ai.handoff.to_agent': 'billing',
      },
    },
    ['traceloop.span.kind', 'triage', 'billing'],
  ],
  [
    'an operation of that name',
    {
      name: 'handoff from triage to billing',
      hints: { 'gen_ai.operation.name': 'handoff', 'gen_ai.handoff.to_agent.name': 'billing' },
    },
    ['gen_ai.operation.name', 'triage', 'billing'],
  ],
  [
    'Logfire of OpenAI Agents',
    { name: "Handoff: 'a' -> 'b'", hints: { from_agent: 'a', to_agent: 'b' } },
    ['to_agent', 'a', 'b'],
  ],
  [
    'OpenInference of OpenAI Agents',
    { name: 'handoff to billing', type: 'tool' },
    [null, 'triage', 'billing'],
  ],
  ['LangGraph', { name: 'transfer_to_billing', type: 'tool' }, [null, 'triage', 'billing']],
  ['LangGraph back', { name: 'transfer_back_to_supervisor', type: 'tool' }, [null, 'triage', 'supervisor']],
  [
    'the general convention',
    { name: 'execute_tool transfer_to_billing', type: 'tool' },
    [null, 'triage', 'billing'],
  ],
  [
    'Google ADK',
    { name: 'transfer_to_agent', type: 'tool', argumentsExcerpt: '{"agent_name":"billing"}' },
    [null, 'triage', 'billing'],
  ],
  [
    'CrewAI',
    { name: 'Delegate work to coworker', type: 'tool', argumentsExcerpt: '{"coworker":"Writer"}' },
    [null, 'triage', 'Writer'],
  ],
  [
    'arguments that are cut off',
    { name: 'transfer_to_agent', type: 'tool', argumentsExcerpt: '{"a' },
    [null, 'triage', null],
  ],
])('reads %s', (_sender, told, expected) => {
  expect(from(told)).toEqual([expected]);
});

test.each<Partial<Step>>([
  { name: 'transfer_money', type: 'tool' },
  { name: 'transfer_to_billing', type: 'span' },
  { name: 'chat', type: 'llm', hints: { to_agent: 'billing' } },
])('%o is none', (told) => {
  expect(from(told)).toEqual([]);
});

test('a hand-off told by the tool and by a span inside it is one', () => {
  const steps = [
    agent('root', 'triage'),
    tool('t', 'transfer_to_billing', null),
    step('inner', { parentSpanId: 't', name: 'handoff to billing' }),
  ];
  expect(findHandoffs(steps).map(({ spanId }) => spanId)).toEqual(['t']);
});
