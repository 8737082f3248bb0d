import { expect, test } from 'vitest';
import { answerOf } from '../testing/answers.js';
import { jsonValidity } from './json-validity.js';

const SCHEMA = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    age: { type: 'integer', minimum: 0 },
    tags: { type: 'array', items: { type: 'string' } },
  },
  required: ['name'],
  additionalProperties: false,
};
const judge = (text: string, schema?: unknown) =>
  jsonValidity.evaluate(
    answerOf(text, { format: { kind: 'json', ...(schema === undefined ? {} : { schema }) } }),
  );
const labelOf = async (text: string, schema?: unknown) => (await judge(text, schema))?.label;

test('Nothing is judged when no JSON was asked for, or when the turn only calls tools', async () => {
  expect(await jsonValidity.evaluate(answerOf('{}'))).toBeNull();
  expect(jsonValidity.inputOf(answerOf('{}'))).toBeUndefined();
  const calls = answerOf('', { format: { kind: 'json' }, toolCalls: [{ name: 'find', arguments: '{}' }] });
  expect(await jsonValidity.evaluate(calls)).toBeNull();
});

test.each([
  ['{"a": [1, 2.5e3, null, "ñ"]}', 'valid'],
  ['  "text"\n', 'valid'],
  ['```json\n{"a": 1}\n```', 'fenced'],
  ['```\n[1]\n```\n', 'fenced'],
  ['Here you are: {"a": 1}', 'invalid'],
  ['```json\n{"a": 1\n```', 'invalid'],
  ["{'a': 1}", 'invalid'],
  ['{"a": 1,}', 'invalid'],
  ['{"a": NaN}', 'invalid'],
  ['', 'invalid'],
])('%j is %s', async (text, label) => {
  expect(await labelOf(text)).toBe(label);
});

test('The place of an error counts code points', async () => {
  expect(await judge('{"😀": x}')).toMatchObject({ label: 'invalid', evidence: [{ start: 6, end: 7 }] });
});

test('JSON that was cut is told from JSON that is wrong', async () => {
  expect((await judge('{"a": [1, 2'))?.explanation).toContain('ends too early');
});

test.each([
  [{ name: 'Ana', age: 3, tags: ['x'] }, undefined],
  [{ age: 3 }, ['', 'required']],
  [{ name: 'Ana', age: -1 }, ['/age', 'minimum']],
  [{ name: 'Ana', age: 1.5 }, ['/age', 'type']],
  [{ name: 'Ana', tags: ['x', 7] }, ['/tags/1', 'type']],
  [{ name: 'Ana', more: 1 }, ['/more', 'additionalProperties']],
  [[], ['', 'type']],
])('%j against a schema breaks %j', async (value, broken) => {
  const verdict = await judge(JSON.stringify(value), SCHEMA);
  expect(verdict?.label).toBe(broken ? 'schema_mismatch' : 'valid');
  if (broken) expect([verdict?.metadata?.['pointer'], verdict?.metadata?.['keyword']]).toEqual(broken);
});
