import { expect, test } from 'vitest';
import { Turnstile } from './turnstile.js';

test('one at a time, in the order of arrival', async () => {
  const turnstile = new Turnstile(1000);
  const order: number[] = [];
  let inside = 0;
  await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      const leave = await turnstile.enter();
      expect(++inside).toBe(1);
      await Promise.resolve();
      order.push(n);
      inside--;
      leave();
      leave();
    }),
  );
  expect(order).toEqual(Array.from({ length: 20 }, (_, n) => n));
});

test('whoever waits too long is told so, and the turn goes to the next', async () => {
  const turnstile = new Turnstile(20);
  const leave = await turnstile.enter();
  await expect(turnstile.enter()).rejects.toThrow('busy for 20 ms');
  const next = turnstile.enter();
  leave();
  (await next)();
  (await turnstile.enter())();
});
