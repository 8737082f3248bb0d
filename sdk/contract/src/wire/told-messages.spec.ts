import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { assembleTold, TOLD_PREFIX, type ToldMessages } from './told-messages.js';

const part: fc.Arbitrary<ToldMessages> = fc.record(
  {
    side: fc.constantFrom('input' as const, 'output' as const),
    messages: fc.array(fc.record({ role: fc.constantFrom('user', 'tool'), content: fc.string() }), {
      minLength: 1,
      maxLength: 2,
    }),
    order: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 3 }),
    whole: fc.constant(true),
  },
  { requiredKeys: ['side', 'messages', 'order'] },
);

test('the messages depend only on the set of parts, never on their order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(part, { maxLength: 8, selector: (told) => JSON.stringify(told) }), (parts) => {
      const entries = parts.map((told): [string, unknown] => [TOLD_PREFIX + JSON.stringify(told), told]);
      expect(assembleTold(Object.fromEntries(entries.toReversed()))).toEqual(
        assembleTold(Object.fromEntries(entries)),
      );
    }),
  );
});

test('parts stand by their places, and all messages told at once win over parts', () => {
  const say = (
    content: string,
    order: number[],
    more: Partial<ToldMessages> = {},
  ): [string, ToldMessages] => [
    TOLD_PREFIX + content,
    { side: 'input', messages: [content], order, ...more },
  ];
  const parts = [say('c', [2]), say('b', [1, 1]), say('a', [1]), say('out', [9], { side: 'output' })];
  expect(assembleTold(Object.fromEntries(parts))).toEqual({ input: ['a', 'b', 'c'], output: ['out'] });
  const whole = [say('old', [1], { whole: true }), say('all', [2], { whole: true }), ...parts];
  expect(assembleTold(Object.fromEntries(whole))).toMatchObject({ input: ['all'] });
});

test('attributes that only look like parts are left alone', () => {
  expect(assembleTold({ [`${TOLD_PREFIX}x`]: 'text', [`${TOLD_PREFIX}y`]: { side: 'in' }, z: 1 })).toEqual(
    {},
  );
});
