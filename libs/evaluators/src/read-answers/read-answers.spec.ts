import { expect, test } from 'vitest';
import { readAnswers, type AnsweringSpan } from './read-answers.js';

function span(spanId: string, told: Partial<AnsweringSpan>): AnsweringSpan {
  return {
    spanId,
    parentSpanId: null,
    type: 'llm',
    startTime: `2026-03-01T12:00:0${spanId.length}.000000Z`,
    endTime: null,
    input: null,
    output: null,
    documents: [],
    tools: [],
    parameters: {},
    finishReasons: [],
    usage: {},
    ...told,
  };
}

const answer = (told: Partial<AnsweringSpan> = {}) =>
  span('aaa', { input: [{ role: 'user', content: 'When?' }], output: 'Now.', ...told });
const contextOf = (...spans: AnsweringSpan[]) => readAnswers(spans)[0]!.answer.context;
const text = 'x'.repeat(300);

test('every model call that said something or called a tool is an answer, and nothing else', () => {
  const calls = [{ role: 'assistant', tool_calls: [{ function: { name: 'find', arguments: '{}' } }] }];
  const found = readAnswers([
    answer(),
    span('b', { output: calls }),
    span('c', { output: null }),
    span('d', { type: 'agent', output: 'Now.' }),
  ]);
  expect(
    found.map(({ spanId, answer: { text: said, toolCalls } }) => [spanId, said, toolCalls.length]),
  ).toEqual([
    ['b', '', 1],
    ['aaa', 'Now.', 0],
  ]);
});

test('the question is what the user said last, however many messages it has', () => {
  const input = [
    { role: 'system', content: 'Be kind.' },
    { role: 'user', content: 'Hi' },
    { role: 'assistant', content: 'Hello' },
    { role: 'user', content: 'When' },
    { role: 'user', content: 'is it?' },
  ];
  const [found] = readAnswers([answer({ input })]);
  expect(found!.answer.question).toBe('When\nis it?');
  expect(found!.answer.conversation.map((turn) => turn.text)).toEqual(['Be kind.', 'Hi', 'Hello']);
});

test('documents of the call itself come before those that its trace retrieved, and those before the prompt', () => {
  const retrieved = span('a', {
    type: 'retriever',
    documents: [{ id: 'd1', content: 'from the retriever', rank: 1 }],
  });
  const own = answer({ documents: [{ content: 'its own' }], input: text });
  expect(contextOf(retrieved, own)).toEqual({ source: 'documents', passages: [{ text: 'its own' }] });
  expect(contextOf(retrieved, answer({ input: text }))).toEqual({
    source: 'documents',
    passages: [{ id: 'd1', text: 'from the retriever', rank: 1 }],
  });
  expect(contextOf(answer({ input: text }))).toEqual({ source: 'conversation', passages: [{ text }] });
  expect(contextOf(answer())).toEqual({ source: 'none', passages: [] });
});

test('a reranker’s list replaces those of the retrievers before it, and what is retrieved later is no context', () => {
  const retriever = span('a', {
    type: 'retriever',
    documents: [{ content: 'first' }, { content: 'second' }],
  });
  const reranker = span('aa', { type: 'reranker', documents: [{ content: 'second' }] });
  const late = span('aaaaa', { type: 'retriever', documents: [{ content: 'late' }] });
  expect(contextOf(late, reranker, retriever, answer()).passages).toEqual([{ text: 'second' }]);
});

test('without documents, what tools returned is the context', () => {
  const input = [
    { role: 'user', content: 'Weather?' },
    { role: 'tool', content: '21 degrees' },
  ];
  expect(contextOf(answer({ input }))).toEqual({ source: 'tools', passages: [{ text: '21 degrees' }] });
  expect(contextOf(span('a', { type: 'tool', output: { degrees: 21 } }), answer())).toEqual({
    source: 'tools',
    passages: [{ text: '{"degrees":21}' }],
  });
});

test.each<[string, Record<string, unknown>, unknown]>([
  ['OpenAI', { response_format: { type: 'json_object' } }, { kind: 'json' }],
  [
    'OpenAI with a schema',
    { response_format: { type: 'json_schema', json_schema: { schema: { type: 'object' } } } },
    { kind: 'json', schema: { type: 'object' } },
  ],
  [
    'responses',
    { text: { format: { type: 'json_schema', schema: { type: 'array' } } } },
    { kind: 'json', schema: { type: 'array' } },
  ],
  ['JSON text', { response_format: '{"type":"json_object"}' }, { kind: 'json' }],
  ['Gemini', { response_mime_type: 'application/json' }, { kind: 'json' }],
  ['none', { temperature: 1 }, undefined],
])('JSON that was asked for in the way of %s is known', (_name, parameters, format) => {
  expect(readAnswers([answer({ parameters })])[0]!.answer.format).toEqual(format);
});

test('limits, lengths and ends are told as they are known', () => {
  const told = { parameters: { max_tokens: 5 }, usage: { output: 5 }, finishReasons: ['length'] };
  expect(readAnswers([answer(told)])[0]!.answer).toMatchObject({
    maxOutputTokens: 5,
    outputTokens: 5,
    finishReasons: ['length'],
  });
  expect(readAnswers([answer()])[0]!.answer).not.toHaveProperty('outputTokens');
});
