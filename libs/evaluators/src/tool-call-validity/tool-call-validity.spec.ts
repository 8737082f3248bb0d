import { expect, test } from 'vitest';
import { answerOf } from '../testing/answers.js';
import { toolCallValidity } from './tool-call-validity.js';

const WEATHER = {
  name: 'weather',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
const judge = (name: string, given: unknown, tools = [WEATHER]) =>
  toolCallValidity.evaluate(answerOf('', { tools, toolCalls: [{ name, arguments: given }] }));

test('Nothing is judged without tool calls', async () => {
  expect(await toolCallValidity.evaluate(answerOf('Hello', { tools: [WEATHER] }))).toBeNull();
});

test.each([
  ['weather', '{"city":"Soria"}', 'valid'],
  ['weather', { city: 'Soria' }, 'valid'],
  ['weather', '{}', 'invalid_arguments'],
  ['weather', '', 'invalid_arguments'],
  ['weather', '{"city":', 'invalid_arguments'],
  ['weather', '"Soria"', 'invalid_arguments'],
  ['weather', '['.repeat(100_000), 'invalid_arguments'],
  ['forecast', '{}', 'unknown_tool'],
])('A call of %s with %j is %s', async (name, given, label) => {
  expect((await judge(name, given))?.label).toBe(label);
});

test('Without recorded tools only the form of the arguments is judged', async () => {
  expect((await judge('anything', '{"a":1}', []))?.label).toBe('valid');
  expect((await judge('anything', '{"a"', []))?.label).toBe('invalid_arguments');
});

test('The value is the share of sound calls', async () => {
  const toolCalls = [
    { name: 'weather', arguments: '{"city":"Soria"}' },
    { name: 'nothing', arguments: '{}' },
  ];
  expect(await toolCallValidity.evaluate(answerOf('', { tools: [WEATHER], toolCalls }))).toMatchObject({
    value: 0.5,
    label: 'unknown_tool',
    metadata: { calls: [{ label: 'valid' }, { label: 'unknown_tool', index: 1 }] },
  });
});
