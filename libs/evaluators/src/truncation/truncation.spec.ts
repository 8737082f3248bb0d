import { expect, test } from 'vitest';
import { answerOf } from '../testing/answers.js';
import { truncation } from './truncation.js';

const labelOf = async (text: string, told = {}) => (await truncation.evaluate(answerOf(text, told)))?.label;

test.each(['length', 'max_tokens', 'MAX_TOKENS', 'model_length'])(
  'The finish reason %s is a cut',
  async (reason) => {
    expect(await labelOf('All is said.', { finishReasons: [reason] })).toBe('truncated');
  },
);

test.each(['stop', 'end_turn', 'STOP', 'tool_calls', 'tool-calls'])(
  'The finish reason %s is no cut',
  async (reason) => {
    expect(await labelOf('and the', { finishReasons: [reason] })).toBe('complete');
  },
);

test('A filter gives no verdict, and as many tokens as were allowed are a cut', async () => {
  expect(await labelOf('I would', { finishReasons: ['content_filter'] })).toBeUndefined();
  expect(await labelOf('All is said.', { outputTokens: 64, maxOutputTokens: 64 })).toBe('truncated');
  expect(await labelOf('All is said.', { outputTokens: 12, maxOutputTokens: 64 })).toBe('complete');
});

test.each([
  ['The harbour closes at five.', 'complete'],
  ['El puerto cierra a las cinco.', 'complete'],
  ['It is closed (see the notice). [2]', 'complete'],
  ['```js\nopen();\n```', 'complete'],
  ['{"open": true}', 'complete'],
  ['The harbour closes at the', 'truncated'],
  ['El puerto cierra a las cinco y', 'truncated'],
  ['It is closed on Mondays,', 'truncated'],
  ['```js\nopen(', 'truncated'],
  ['{"open": tr', 'truncated'],
  ['{"open": [1, 2', 'truncated'],
  [
    'The harbour closes at five. On Mondays it opens late, because the crew of the pilot boat has its weekly drill before the first ships come',
    'truncated',
  ],
  ['* bread\n* milk', undefined],
  ['Madrid', undefined],
  ['Bye 👋', undefined],
  ['', undefined],
])('Without a finish reason, %j is %s', async (text, label) => {
  expect(await labelOf(text)).toBe(label);
});

test('The place of the cut counts code points', async () => {
  expect(await truncation.evaluate(answerOf('😀 and the'))).toMatchObject({
    evidence: [{ start: 9, end: 9 }],
  });
});
