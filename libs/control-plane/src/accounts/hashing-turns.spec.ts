import { expect, test } from 'vitest';
import { HashingTurns } from './hashing-turns.js';

test('two run at a time, 32 wait, more are refused, and each place is given on', async () => {
  const turns = new HashingTurns();
  const gate = Promise.withResolvers<void>();
  let running = 0;
  let most = 0;
  const all = Array.from({ length: 36 }, () =>
    turns.run(async () => {
      most = Math.max(most, ++running);
      await gate.promise;
      running--;
    }),
  );
  gate.resolve();
  const outcomes = await Promise.allSettled(all);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(2);
  expect(most).toBe(2);
  await expect(turns.run(() => Promise.resolve(1))).resolves.toBe(1);
});
