import { expect, test } from 'vitest';
import { chooseExamples } from './choose-examples.js';

test('examples differ from each other and have a text', () => {
  const texts = [
    'Where is my refund?',
    'where is my refund? ',
    '',
    'Where is my refund please',
    'Cancel the order',
    '🙂',
    '🙂',
    '🙃',
  ];
  const rows = texts.map((text, at) => ({ id: String(at), text }));
  expect(chooseExamples(rows)).toEqual(['0', '4', '5', '7']);
  expect(chooseExamples(rows, 1)).toEqual(['0']);
  expect(chooseExamples([])).toEqual([]);
});
