import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMessages } from './read-messages.js';

const said = (value: unknown, alone: 'user' | 'assistant' = 'assistant') =>
  readMessages(value, alone).turns.map(({ role, text }) => `${role}: ${text}`);

test.each<[string, unknown, string[]]>([
  ['a bare text', 'Hello', ['assistant: Hello']],
  [
    'messages',
    [
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 'b' },
    ],
    ['user: a', 'assistant: b'],
  ],
  [
    'parts of content',
    [{ role: 'user', content: [{ type: 'text', text: 'a' }, { type: 'image_url' }, 'b'] }],
    ['user: a\nb'],
  ],
  [
    'parts of OpenTelemetry',
    [{ role: 'assistant', parts: [{ type: 'text', content: 'a' }] }],
    ['assistant: a'],
  ],
  [
    'an object with messages',
    { system: 's', messages: [{ role: 'human', content: 'a' }] },
    ['system: s', 'user: a'],
  ],
  ['choices', { choices: [{ message: { role: 'assistant', content: 'a' } }] }, ['assistant: a']],
  ['one message', { role: 'model', parts: [{ text: 'a' }] }, ['assistant: a']],
  ['an answer under a name', { answer: 'a' }, ['assistant: a']],
  ['a refusal', [{ role: 'assistant', content: null, refusal: 'no' }], ['assistant: no']],
  ['developer instructions', [{ role: 'developer', content: 'x' }], ['system: x']],
  ['nothing', null, []],
])('%s is read', (_name, value, expected) => {
  expect(said(value)).toEqual(expected);
});

test('what a model thought is no part of what it said', () => {
  const content = [
    { type: 'thinking', thinking: 'hm' },
    { type: 'reasoning', content: 'hm' },
    { type: 'text', text: 'Yes.' },
  ];
  expect(said([{ role: 'assistant', content }])).toEqual(['assistant: Yes.']);
});

test.each<[string, unknown]>([
  [
    'OpenAI',
    [{ role: 'assistant', tool_calls: [{ id: 'c1', function: { name: 'find', arguments: '{"q":1}' } }] }],
  ],
  [
    'Anthropic',
    [{ role: 'assistant', content: [{ type: 'tool_use', id: 'c1', name: 'find', input: '{"q":1}' }] }],
  ],
  [
    'OpenTelemetry',
    [{ role: 'assistant', parts: [{ type: 'tool_call', id: 'c1', name: 'find', arguments: '{"q":1}' }] }],
  ],
  [
    'the AI SDK',
    [
      {
        role: 'assistant',
        content: [{ type: 'tool-call', toolCallId: 'c1', toolName: 'find', input: '{"q":1}' }],
      },
    ],
  ],
  ['responses', [{ type: 'function_call', call_id: 'c1', name: 'find', arguments: '{"q":1}' }]],
])('a tool call in the form of %s is read', (_name, value) => {
  expect(readMessages(value, 'assistant').toolCalls).toEqual([
    { id: 'c1', name: 'find', arguments: '{"q":1}' },
  ]);
});

test('what a tool returned is a turn of the tool', () => {
  expect(said([{ role: 'tool', tool_call_id: 'c1', content: '21 °C' }])).toEqual(['tool: 21 °C']);
  expect(
    said([{ role: 'user', content: [{ type: 'tool_result', content: [{ type: 'text', text: '21' }] }] }]),
  ).toEqual(['tool: 21']);
  expect(
    said([{ role: 'tool', parts: [{ type: 'tool_call_response', response: { degrees: 21 } }] }]),
  ).toEqual(['tool: {"degrees":21}']);
});

test('any JSON is read without an error', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      for (const { text } of readMessages(value, 'user').turns) expect(text.trim()).not.toBe('');
    }),
  );
});
