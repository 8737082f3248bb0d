import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatten } from './flatten.js';
import { printedFloat, printed } from './python-value.js';
import { readRecord } from './read-record.js';

function lines(text: string): string[] {
  return [...flatten(readRecord(text)!)];
}

describe('a record', () => {
  it.each([
    // str(float(literal)) of Python 3.11.
    ['1e16', '1e+16'],
    ['1e15', '1000000000000000.0'],
    ['123456789012345680.0', '1.2345678901234568e+17'],
    ['1e-5', '1e-05'],
    ['0.0001', '0.0001'],
    ['123456.789', '123456.789'],
    ['1.5e300', '1.5e+300'],
    ['5e-324', '5e-324'],
    ['100.0', '100.0'],
    ['-2.50', '-2.5'],
    ['-0.0', '-0.0'],
    ['1E400', 'inf'],
  ])('shows the number %s as Python does', (literal, shown) => {
    expect(printedFloat(literal)).toBe(shown);
  });

  it('says the path before each value, and small objects on one line', () => {
    expect(
      lines('{"shop": {"open": true, "tel": null}, "tags": ["a", {"b": 1.0}], "attributes": {"x": 2}}'),
    ).toEqual(['shop: open True, tel None', 'tags: a', 'tags b: 1.0', 'x: 2']);
  });

  it('is read from what Python prints, too', () => {
    expect(lines(`{'a': 'it\\'s', "b": (1, 'x'), 'c': None, 'd': [0x10, 1_0, .5]}`)).toEqual([
      "a: it's",
      "b: (1, 'x')",
      'c: None',
      'd: 16',
      'd: 10',
      'd: 0.5',
    ]);
  });

  it('ends at the last brace of an object', () => {
    expect(lines('{"a": 1} and more words')).toEqual(['a: 1']);
  });

  it.each([
    '{',
    '{}x}',
    '[1',
    '[1] note',
    "{'a'",
    "{'a': b'x'}",
    '[1j]',
    '["\\q"',
    '[01]',
    '{"a" 1}',
    'text',
    '[u]',
  ])('is not seen in %s', (text) => {
    expect(readRecord(text)).toBeUndefined();
  });

  it('reads all JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const boxed = `[${text}]`;
        expect(plain(readRecord(boxed))).toEqual(JSON.parse(boxed));
      }),
    );
  });

  it('reads or refuses any text, and what it reads can be flattened', () => {
    const piece = fc.constantFrom(...Array.from('{}[]()\'",:\\ \n#ux01.e-N'), 'None', '"""', "'a'", '1');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const record = readRecord(pieces.join(''));
        expect(() => [...flatten(record ?? null)]).not.toThrow();
      }),
    );
  });
});

/** Back to what JSON.parse gives. */
function plain(value: ReturnType<typeof readRecord>): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return JSON.parse(JSON.stringify(ownObject(value)));
  if (typeof value === 'object' && value !== null) return JSON.parse(printed(value));
  return value;
}

function ownObject(entries: Map<string, NonNullable<ReturnType<typeof readRecord>> | null>): object {
  const result: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [key, member] of entries) result[key] = plain(member);
  return result;
}
