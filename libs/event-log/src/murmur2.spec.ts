import fc from 'fast-check';
import { expect, it } from 'vitest';
import { choosePartition, murmur2 } from './murmur2.js';

// Known answers of Kafka's own UtilsTest.
it.each([
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
])('hashes %s as Kafka does', (text, hash) => {
  expect(murmur2(Buffer.from(text))).toBe(hash);
});

it('hashes a view into a larger buffer like a copy of it', () => {
  const whole = Buffer.from('xxfoobarxx');
  expect(murmur2(whole.subarray(2, 8))).toBe(-790332482);
});

it('keeps every key within the partitions, negative hashes too', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.integer({ min: 1, max: 64 }), (key, partitions) => {
      const partition = choosePartition(key, partitions);
      expect(Number.isInteger(partition) && partition >= 0 && partition < partitions).toBe(true);
    }),
  );
  expect(choosePartition(Buffer.from('21'), 7)).toBe((-973932308 & 0x7fffffff) % 7);
});
