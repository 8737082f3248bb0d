import { expect, test } from 'vitest';
import { readAnswerText } from './read-answer-text';

test.each([
  ['a bare text', 'Yes.', 'Yes.'],
  ['messages', [{ role: 'assistant', content: 'Yes.' }], 'Yes.'],
  [
    'several messages',
    [
      { role: 'assistant', content: 'A' },
      { role: 'assistant', content: 'B' },
    ],
    'A\nB',
  ],
  [
    'messages of others',
    [
      { role: 'user', content: 'Q' },
      { role: 'assistant', content: 'A' },
    ],
    'A',
  ],
  [
    'parts without what the model thought and called',
    [
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'hm' },
          { type: 'text', content: 'A' },
          { type: 'tool_call', text: '{}' },
        ],
      },
    ],
    'A',
  ],
  ['choices', { choices: [{ message: { role: 'assistant', content: 'A' } }] }, 'A'],
  ['an object', { answer: 'A' }, 'A'],
  ['nothing said', { count: 1 }, ''],
  ['null', null, ''],
])('%s is read as evaluators read it', (_name, output, text) => {
  expect(readAnswerText(output)).toBe(text);
});
