import { expect, test } from 'vitest';
import { ReadTurns } from './read-turns.js';

test('so many reads run, so many wait in their order, and the rest is told to come back', async () => {
  const turns = new ReadTurns({ maxReads: 2, maxWaitingReads: 2 });
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const read = (index: number): Promise<number> =>
    turns.run(() => {
      begun.push(index);
      return new Promise((resolve) => ends.push(() => resolve(index)));
    });
  const reads = [0, 1, 2, 3].map(read);
  await expect(read(4)).rejects.toMatchObject({ code: 'overloaded', retryAfterSeconds: 1 });
  expect(begun).toEqual([0, 1]);
  for (let index = 0; index < 4; index++) {
    ends[index]!();
    expect(await reads[index]).toBe(index);
  }
  expect(begun).toEqual([0, 1, 2, 3]);
});

test('a read that fails gives its turn back', async () => {
  const turns = new ReadTurns({ maxReads: 1, maxWaitingReads: 0 });
  await expect(turns.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(turns.run(() => Promise.resolve(1))).resolves.toBe(1);
});
