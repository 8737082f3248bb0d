import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toJson, TooLargeError } from './to-json.js';

const LIMIT = 100_000;
const write = (value: unknown): unknown => JSON.parse(toJson(value, LIMIT));

function outcome(value: unknown): string {
  try {
    write(value);
    return 'written';
  } catch (error) {
    return error instanceof TooLargeError ? 'too large' : String(error);
  }
}

test('plain data is written as JSON.stringify writes it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      expect(toJson(value, LIMIT)).toBe(JSON.stringify(value));
    }),
  );
});

test('anything becomes valid JSON or is refused as too large, and nothing else is thrown', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withObjectString: true,
    withNullPrototype: true,
    withTypedArray: true,
    withSparseArray: true,
  });
  fc.assert(
    fc.property(anything, (value) => {
      expect(['written', 'too large']).toContain(outcome(value));
    }),
    { numRuns: 2000 },
  );
});

test('a cycle becomes a remark, and the same object twice does not', () => {
  const cycle: Record<string, unknown> = { name: 'a' };
  cycle['self'] = [cycle];
  expect(write(cycle)).toEqual({ name: 'a', self: ['[circular]'] });
  const twice = { n: 1 };
  expect(write([twice, twice])).toEqual([{ n: 1 }, { n: 1 }]);
});

test('big integers, symbols, errors, maps, sets, dates and binary data keep their meaning', () => {
  expect(write({ n: 2n ** 70n })).toEqual({ n: '1180591620717411303424' });
  expect(write([Symbol('s'), 1n])).toEqual(['Symbol(s)', '1']);
  expect(write(Object.assign(new TypeError('bad'), { code: 7 }))).toEqual({
    name: 'TypeError',
    message: 'bad',
    code: 7,
  });
  expect(write(new Map([['k', new Set([1])]]))).toEqual({ k: [1] });
  expect(write({ d: new Date(0), bad: new Date(NaN) })).toEqual({ d: '1970-01-01T00:00:00.000Z', bad: null });
  expect(write([new Uint8Array(5), new Float32Array([0.5])])).toEqual(['[5 bytes]', [0.5]]);
});

test('throwing getters, throwing toJSON and revoked proxies cost only themselves', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const value = {
    good: 1,
    get bad(): never {
      throw new Error('no');
    },
    proxy,
    json: {
      toJSON(): never {
        throw new Error('no');
      },
    },
  };
  expect(write(value)).toEqual({ good: 1, bad: '[unreadable]', proxy: '[unreadable]', json: '[unreadable]' });
});

test('nesting is cut before the depth that the server refuses', () => {
  let deep: unknown = 'bottom';
  for (let i = 0; i < 50_000; i++) deep = { deep };
  const json = toJson(deep, LIMIT);
  expect(json).toContain('[too deep]');
  expect(json.split('{').length - 1).toBeLessThan(100);
});

test('the work is bounded: huge text, huge arrays and shared structure are refused at once', () => {
  let shared: unknown = 'leaf';
  for (let i = 0; i < 60; i++) shared = [shared, shared];
  for (const value of [
    'x'.repeat(LIMIT + 1),
    Array(1e9),
    { a: ['x'.repeat(LIMIT)] },
    shared,
    new Float32Array(1e6),
  ]) {
    expect(() => toJson(value, LIMIT)).toThrow(TooLargeError);
  }
});

test('an own key named __proto__ is data', () => {
  expect(toJson({ big: 1n, ...(JSON.parse('{"__proto__":{"a":1}}') as object) }, LIMIT)).toBe(
    '{"big":"1","__proto__":{"a":1}}',
  );
});
