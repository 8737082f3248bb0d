import { expect, test } from 'vitest';
import { findTokens, maskData, maskSecrets } from './mask-secrets.js';

const data = {
  action: 'retrain',
  callback: { url: 'https://almenara.example/status', token: 'callback-token' },
  retrain: { dataset: { url: 'https://almenara.example/d?signature=abc', rows: 3 } },
  topics: [{ questions: ['why?'] }, { token: 'another-token' }],
};

test('people read what a target is told without tokens and signatures', () => {
  expect(maskData(data)).toEqual({
    action: 'retrain',
    callback: { url: 'https://almenara.example/status', token: '…' },
    retrain: { dataset: { url: 'https://almenara.example/d?…', rows: 3 } },
    topics: [{ questions: ['why?'] }, { token: '…' }],
  });
});

test('an answer that repeats tokens is kept without them, and short words are no secrets', () => {
  expect(findTokens(data)).toEqual(['callback-token', 'another-token']);
  expect(maskSecrets('a callback-token b callback-token ok', ['callback-token', 'ok', ''])).toBe(
    'a … b … ok',
  );
});
