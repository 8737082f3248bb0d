import { describe, expect, it } from 'vitest';
import { readMessages, readText } from './read-messages';

describe('reading messages', () => {
  it('reads contents that are text, lists of parts, and tool calls', () => {
    const value = [
      { role: 'user', content: 'Hola' },
      {
        role: 'user',
        parts: [
          { type: 'text', content: 'a' },
          { type: 'text', text: 'b' },
        ],
      },
      { role: 'assistant', tool_calls: [{ id: 1 }] },
    ];
    expect(readMessages(value)!.map(({ role, text }) => `${role}: ${text.replace(/\s+/g, '')}`)).toEqual([
      'user: Hola',
      'user: ab',
      'assistant: {"tool_calls":[{"id":1}]}',
    ]);
    expect(readMessages({ messages: value })).toHaveLength(3);
  });

  it('leaves other JSON alone', () => {
    for (const value of ['text', 7, null, [], [1], { question: 'x' }])
      expect(readMessages(value)).toBeUndefined();
    expect(readText({ a: 1 })).toBe('{\n  "a": 1\n}');
    expect(
      readText([
        { role: 'user', content: 'q' },
        { role: 'assistant', content: '' },
      ]),
    ).toBe('q');
  });
});
