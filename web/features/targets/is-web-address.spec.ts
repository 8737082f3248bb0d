import { expect, test } from 'vitest';
import { isWebAddress } from './is-web-address';

test('only absolute addresses of the web are ones', () => {
  expect(['https://a.example/x', ' http://127.0.0.1:8080 '].map(isWebAddress)).toEqual([true, true]);
  expect(['', 'a.example', 'ftp://a.example', 'javascript:alert(1)'].map(isWebAddress)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
