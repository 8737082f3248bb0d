import type { AnsweringSpanItem } from '@almenara/trace-store';
import { expect, it } from 'vitest';
import { askedText } from './asked-text.js';

const span = (told: Partial<AnsweringSpanItem>): AnsweringSpanItem => ({
  spanId: 'a',
  parentSpanId: 'root',
  type: 'llm',
  startTime: '2026-03-01T12:00:02Z',
  endTime: null,
  actorId: null,
  sessionId: null,
  usage: {},
  finishReasons: [],
  input: null,
  output: null,
  query: null,
  documents: [],
  tools: [],
  parameters: {},
  ...told,
});
const root = span({ spanId: 'root', parentSpanId: null, type: 'chain', input: { question: 'Of the root?' } });
const search = (startTime: string, query: string) =>
  span({ spanId: query, type: 'retriever', startTime, query });
const answer = { startTime: '2026-03-01T12:00:02Z', question: 'Passages …\n\nOf the model?' };

it('is what was searched for last before the answer', () => {
  const spans = [
    root,
    search('2026-03-01T12:00:00Z', 'first'),
    search('2026-03-01T12:00:01Z', 'second'),
    search('2026-03-01T12:00:03Z', 'later'),
  ];
  expect(askedText(spans, answer)).toBe('second');
});

it('is what the trace was given where nothing was searched for', () => {
  expect(askedText([root], answer)).toBe('Of the root?');
  const messages = [
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: 'Hi' },
    { role: 'user', content: 'Where is it?' },
  ];
  expect(askedText([{ ...root, input: messages }], answer)).toBe('Where is it?');
});

it('is what the model was asked where nothing else is told', () => {
  expect(askedText([{ ...root, input: null }], answer)).toBe(answer.question);
  expect(askedText([], { startTime: answer.startTime })).toBe('');
});
