import { expect, test } from 'vitest';
import { isBoundedPattern } from './bounded-pattern.js';
import { checkSchema } from './check-schema.js';

test('References within a schema are followed', () => {
  const schema = {
    $defs: {
      node: { type: 'object', properties: { next: { $ref: '#/$defs/node' }, value: { type: 'number' } } },
    },
    $ref: '#/$defs/node',
  };
  expect(checkSchema({ value: 1, next: { value: 2 } }, schema)).toEqual({ kind: 'fits' });
  expect(checkSchema({ value: 1, next: { value: 'x' } }, schema)).toEqual({
    kind: 'mismatch',
    pointer: '/next/value',
    keyword: 'type',
  });
});

test('Keywords keep their meaning inside names and values', () => {
  const schema = {
    type: 'object',
    properties: {
      pattern: { const: { pattern: '(a+)+' } },
      format: { enum: ['x'] },
      enum: { type: 'string' },
    },
    required: ['pattern', 'format'],
  };
  expect(checkSchema({ pattern: { pattern: '(a+)+' }, format: 'x', enum: 'y' }, schema).kind).toBe('fits');
  expect(checkSchema({ pattern: 1, format: 'x' }, schema)).toMatchObject({
    pointer: '/pattern',
    keyword: 'const',
  });
});

function doubling(levels: number) {
  const $defs: Record<string, unknown> = { l0: { type: 'string' } };
  for (let level = 1; level <= levels; level++) {
    const $ref = `#/$defs/l${level - 1}`;
    $defs[`l${level}`] = { allOf: [{ $ref }, { $ref }] };
  }
  return { $defs, $ref: `#/$defs/l${levels}` };
}

function nested(levels: number): unknown {
  let schema: unknown = {};
  for (let level = 0; level < levels; level++) schema = { not: schema };
  return schema;
}

test.each([
  ['references without end', 'x', { $ref: '#' }, 'too_many_steps'],
  ['references that double forty times', 'x', doubling(40), 'too_many_steps'],
  ['a pattern that backtracks', `${'a'.repeat(50)}!`, { pattern: '^(a+)+$' }, 'pattern_unbounded'],
  ['a reference to another host', {}, { $ref: 'http://169.254.169.254/schema.json' }, 'schema_unreadable'],
  ['a schema that is text', {}, 'object', 'schema_unreadable'],
  ['deep nesting', {}, nested(500), 'schema_unreadable'],
  ['the prototype as a property', {}, JSON.parse('{"properties":{"__proto__":{}}}'), 'schema_unreadable'],
  ['many subschemas', {}, { anyOf: Array.from({ length: 6000 }, () => ({})) }, 'schema_too_large'],
  [
    'a long unique list',
    Array.from({ length: 5000 }, (_, at) => at),
    { uniqueItems: true },
    'too_many_steps',
  ],
  ['a keyword of the wrong type', 'x', { enum: 7 }, 'schema_unreadable'],
])('%s: the schema is not applied', (_name, value, schema, reason) => {
  expect(checkSchema(value, schema)).toEqual({ kind: 'not_checked', reason });
});

test('A schema is the same after it has run out of steps once', () => {
  const schema = { items: { type: 'number' } };
  expect(
    checkSchema(
      Array.from({ length: 200_000 }, () => 1),
      schema,
    ).kind,
  ).toBe('not_checked');
  expect(checkSchema([1], schema).kind).toBe('fits');
});

test.each(['^[A-Z]{3}-\\d{4}$', '^\\S+$', '[a-z]{2,8}', '^(?:GET|POST)$', '\\d{4}-\\d{2}-\\d{2}', '^x?y?z$'])(
  'The pattern %s is applied',
  (pattern) => {
    expect(isBoundedPattern(pattern)).toBe(true);
  },
);

test.each([
  '(a+)+',
  '^(a|aa)*$',
  '.*.*x',
  '\\s+$',
  `${'a?'.repeat(30)}`,
  '(?=a)b',
  '(a)\\1',
  '^a{0,900}b{0,900}c{0,900}',
])('The pattern %s is not applied', (pattern) => {
  expect(isBoundedPattern(pattern)).toBe(false);
});
