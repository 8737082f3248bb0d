import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeWellFormed, parseJson } from './parse-json.js';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('parseJson', () => {
  it('reads every JSON value as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseJson(bytes(JSON.stringify(value)))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('tells the position of a mistake and never the text', () => {
    expect(() => parseJson(bytes('{"question": "my secret", oops'))).toThrow(
      /not valid JSON; see position \d+$/,
    );
    expect(() => parseJson(bytes('secret'))).toThrow(/^the body is not valid JSON/);
    expect(() => parseJson(bytes('secret'))).not.toThrow(/secret/);
    expect(() => parseJson(bytes(''))).toThrow('it is empty');
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => parseJson(new Uint8Array([0x22, 0xff, 0x22]))).toThrow('not valid UTF-8');
  });

  it('survives two hundred thousand levels of nesting', () => {
    const depth = 200_000;
    expect(Array.isArray(parseJson(bytes('['.repeat(depth) + '"\\ud800"' + ']'.repeat(depth))))).toBe(true);
  });

  it('makes strings and keys well-formed at any depth and keeps whole pairs', () => {
    expect(parseJson(bytes('{"a\\ud800": ["\\udc00x", {"b": "\\ud83d\\ude00"}]}'))).toEqual({
      'a\ufffd': ['\ufffdx', { b: '😀' }],
    });
    expect(makeWellFormed('\ud800')).toBe('\ufffd');
  });
});
