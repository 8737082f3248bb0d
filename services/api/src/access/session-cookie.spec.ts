import { describe, expect, test } from 'vitest';
import { isOwnOrigin } from './own-origin.js';
import { readCookie, sessionCookie } from './session-cookie.js';

describe('sessionCookie', () => {
  test.each([
    ['http://127.0.0.1:4318', false],
    ['http://localhost:4318', false],
    ['http://[::1]:4318', false],
    ['https://127.0.0.1', true],
    ['http://almenara.example', true],
    ['https://almenara.example', true],
    ['http://127.0.0.1.evil.example', true],
  ])('at %s is secure: %s', (url, secure) => {
    expect(sessionCookie('t', new Date(0), url).includes('; Secure')).toBe(secure);
  });
});

describe('readCookie', () => {
  test.each([
    ['a=1; b=2', 'b', '2'],
    ['a=1', 'b', undefined],
    [undefined, 'a', undefined],
    ['xa=1; a=x=y', 'a', 'x=y'],
    ['a', 'a', undefined],
  ])('%j holds %s as %j', (header, name, value) => {
    expect(readCookie(header, name)).toBe(value);
  });
});

describe('isOwnOrigin', () => {
  const publicUrl = 'https://almenara.example';
  test.each([
    ['http://127.0.0.1:4318', '127.0.0.1:4318', true],
    ['https://almenara.example', 'internal:4318', true],
    ['http://almenara.example', 'internal:4318', false],
    ['http://127.0.0.1:9999', '127.0.0.1:4318', false],
    ['null', '127.0.0.1:4318', false],
    [undefined, '127.0.0.1:4318', false],
    ['http://evil.example', undefined, false],
  ])('%j to the host %j: %s', (origin, host, own) => {
    expect(isOwnOrigin(origin, host, publicUrl)).toBe(own);
  });
});
