import { describe, expect, it } from 'vitest';
import { EXCERPT_LENGTH, excerptOf } from './excerpt.js';

describe('excerptOf', () => {
  it('shows the last message of a conversation', () => {
    const messages = [
      { role: 'system', content: 'Be kind.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'How' },
          { type: 'text', text: 'are you?' },
        ],
      },
    ];
    expect(excerptOf(messages)).toBe('How\nare you?');
    expect(excerptOf({ messages })).toBe('How\nare you?');
  });

  it('reads messages made of parts', () => {
    expect(excerptOf([{ role: 'user', parts: [{ type: 'text', content: 'Hola' }] }])).toBe('Hola');
  });

  it('falls back to the JSON', () => {
    expect(excerptOf({ a: 1 })).toBe('{"a":1}');
    expect(excerptOf(0)).toBe('0');
    expect(excerptOf(undefined)).toBe('');
  });

  it('cuts long texts, never inside a character', () => {
    const text = 'x'.repeat(EXCERPT_LENGTH - 1) + '😀'.repeat(10);
    expect(excerptOf(text)).toBe('x'.repeat(EXCERPT_LENGTH - 1));
  });

  it('survives very deep values', () => {
    let deep: unknown = 'end';
    for (let level = 0; level < 90; level++) deep = { content: deep };
    expect(excerptOf(deep).length).toBeLessThanOrEqual(EXCERPT_LENGTH);
  });
});
