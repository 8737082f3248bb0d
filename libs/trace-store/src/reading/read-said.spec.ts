import { describe, expect, test } from 'vitest';
import { MAX_TURN_CHARACTERS, readSaid } from './read-said.js';

const said = (value: unknown, side: 'input' | 'output' = 'input', excerpt = '') => {
  const { system, said: text, earlier } = readSaid(JSON.stringify(value), excerpt, side);
  return [system?.text ?? null, text?.text ?? null, earlier];
};

describe('what was said', () => {
  const history = [
    { role: 'system', content: 'Be kind.' },
    { role: 'user', content: 'Hola' },
    { role: 'assistant', content: 'Hi' },
    { role: 'user', content: [{ type: 'text', text: 'Look' }, { type: 'image_url' }] },
    { role: 'user', parts: [{ type: 'text', content: 'and say' }] },
  ];

  test('of a conversation is all since the last answer; instructions and history stand apart', () => {
    expect(said(history)).toEqual(['Be kind.', 'Look\n\nand say', 2]);
    expect(said({ system: 'Be brief.', messages: history.slice(1) })).toEqual([
      'Be brief.',
      'Look\n\nand say',
      2,
    ]);
  });

  test('of an answer is its last words, not its tool calls', () => {
    const answer = [
      { role: 'assistant', content: null, tool_calls: [{ id: 1 }] },
      { role: 'tool', content: '21 °C' },
      { role: 'assistant', content: 'Warm.' },
      { role: 'assistant', content: null },
    ];
    expect(said(answer, 'output')).toEqual([null, 'Warm.', 2]);
    expect(said([{ role: 'assistant', tool_calls: [] }], 'output')).toEqual([null, null, 0]);
  });

  test('without a word of the user is the last that says something', () => {
    expect(said([{ role: 'tool', content: 'result' }])).toEqual([null, 'result', 0]);
  });

  test('of other JSON is what lists show, whole where it is longer', () => {
    expect(said({ question: 'Why?' }, 'input', 'Why?')).toEqual([null, 'Why?', 0]);
    expect(said(['a', { b: 1 }], 'input', '["a",{"b":1}]')).toEqual([null, '["a",{"b":1}]', 0]);
    const long = 'word '.repeat(300);
    expect(said({ meta: 1, deep: { question: long } }, 'input', long.slice(0, 500))).toEqual([null, long, 0]);
  });

  test('is marked where it is cut, and cut between characters', () => {
    expect(readSaid('', 'beginning', 'input').said).toEqual({ text: 'beginning', isCut: true });
    expect(readSaid('', '', 'input').said).toBeNull();
    const huge = 'x'.repeat(MAX_TURN_CHARACTERS - 1) + '😀😀';
    const { said: text } = readSaid(JSON.stringify([{ role: 'user', content: huge }]), '', 'input');
    expect(text).toEqual({ text: 'x'.repeat(MAX_TURN_CHARACTERS - 1), isCut: true });
    const parts = 'y'.repeat(600);
    expect(readSaid(JSON.stringify([['a'], parts]), `a\n${parts.slice(0, 498)}`, 'input').said?.isCut).toBe(
      true,
    );
  });

  test.each([
    null,
    0,
    [],
    {},
    [null],
    [{ role: 1 }],
    { messages: 'x' },
    { messages: [{ role: 'user', content: 7 }] },
  ])('survives %j', (value) => expect(() => said(value)).not.toThrow());
});
