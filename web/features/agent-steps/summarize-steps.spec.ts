import type { AgentSteps } from '@almenara/contract';
import { expect, test } from 'vitest';
import { loadMessages } from '../../i18n/load-messages';
import { createTranslate } from '../../i18n/translate';
import { summarizeSteps } from './summarize-steps';

const nothing = {
  agents: 0,
  modelCalls: 0,
  toolCalls: 0,
  retrievals: 0,
  mcpCalls: 0,
  handoffs: 0,
  subAgents: 0,
  retries: 0,
};
const say = (told: Partial<AgentSteps['counts']>, loops: AgentSteps['loops'], locale: 'en' | 'es' = 'en') => {
  const steps = { marks: [], loops, counts: { ...nothing, ...told }, spanCap: 10_000 };
  return summarizeSteps(steps, createTranslate(locale, loadMessages(locale)), locale);
};
const search = { kind: 'sameArguments', steps: ['search'], times: 5 } as const;

test('says what was done in one sentence, in the language of the reader', () => {
  expect(say({ toolCalls: 3, retries: 1 }, [search])).toBe('3 tool calls, 1 retry, 1 loop: search × 5');
  expect(say({ toolCalls: 1, handoffs: 2 }, [], 'es')).toBe('1 llamada a herramientas y 2 traspasos');
  const cycle = { kind: 'cycle', steps: ['planner', 'critic'], times: 3 } as const;
  expect(say({}, [search, cycle])).toBe('2 loops: search × 5, planner → critic × 3');
  expect(say({}, [search, search, search, search])).toBe(
    '4 loops, the first: search × 5, search × 5, search × 5',
  );
});

test('says nothing where nothing of the kind was done', () => {
  expect(say({}, [])).toBe('');
});
