import { describe, expect, test } from 'vitest';
import { parseRange, previousWindow, serializeRange, windowOf } from './range';
import { carryScope, filterQueryOf, parseScope, scopeQueryOf } from './scope';

const scopeOf = (query: string) => parseScope(new URLSearchParams(query));

describe('range', () => {
  test.each([
    '15m',
    '24h',
    '30d',
    '2026-11-22T08:00Z..2026-11-22T14:00Z',
    '2026-11-22T08:00:01.5Z..2026-11-22T14:00Z',
  ])('%s means the same after a round trip', (text) => {
    const range = parseRange(text);
    expect(range).toBeDefined();
    expect(parseRange(serializeRange(range!))).toEqual(range);
  });
  test.each([
    '',
    '24',
    '0h',
    '-1h',
    '9999d',
    '2026-11-22..2026-11-23',
    '2026-11-22T08:00Z..2026-11-22T08:00Z',
    'a..b',
  ])('%j is refused', (text) => expect(parseRange(text)).toBeUndefined());
  test('a relative range ends now, and the previous window ends where it begins', () => {
    const window = windowOf(parseRange('1h')!, 10_000_000);
    expect(window).toEqual({ from: 6_400_000, to: 10_000_000 });
    expect(previousWindow(window)).toEqual({ from: 2_800_000, to: 6_400_000 });
  });
});

describe('scope', () => {
  test('an empty address is the last 24 hours', () => {
    const scope = scopeOf('');
    expect(scope.range).toMatchObject({ kind: 'last', text: '24h' });
    expect(scope.ignored).toEqual([]);
  });
  test('repeated keys are alternatives of one filter', () => {
    expect(scopeOf('model=a&model=b&model=a').filters).toEqual({ model: ['a', 'b'] });
  });
  test('malformed values are named and left out, unknown keys are left alone', () => {
    const scope = scopeOf('range=soon&type=llm&type=car&latencyMin=-2&utm=x');
    expect(scope.ignored.toSorted()).toEqual(['latencyMin=-2', 'range=soon', 'type=car']);
    expect(scope.filters).toEqual({ type: ['llm'] });
    expect(scope.limits).toEqual({});
  });
  test('the API gets absolute times and all filters', () => {
    const scope = scopeOf('range=1h&status=error&costMax=0.5&text=refund');
    expect(scopeQueryOf(scope, Date.UTC(2026, 0, 1, 1))).toEqual({
      from: '2026-01-01T00:00:00.000Z',
      to: '2026-01-01T01:00:00.000Z',
      status: ['error'],
      costMax: 0.5,
      text: 'refund',
    });
    expect(filterQueryOf(scopeOf('range=1h'))).toEqual({});
  });
  test('another page inherits the scope and nothing else', () => {
    expect(carryScope(new URLSearchParams('range=1h&peek=t1&model=a'))).toBe('?range=1h&model=a');
  });
});
