import { expect, test } from 'vitest';
import { askReadiness } from './readiness.js';

test('ready means that every check passed in time', async () => {
  const ok = (): Promise<void> => Promise.resolve();
  expect(await askReadiness({ a: ok, b: ok }, 1000)).toEqual({ ready: true, checks: { a: 'ok', b: 'ok' } });
  const answer = await askReadiness(
    {
      a: ok,
      rejects: () => Promise.reject(new Error('secret')),
      throws: () => {
        throw new Error('secret');
      },
      hangs: () => new Promise(() => undefined),
    },
    20,
  );
  expect(answer).toEqual({
    ready: false,
    checks: { a: 'ok', rejects: 'failing', throws: 'failing', hangs: 'failing' },
  });
});
