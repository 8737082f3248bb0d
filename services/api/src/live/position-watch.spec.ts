import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LogPosition } from '@almenara/trace-store';
import { PositionWatch } from './position-watch.js';

const at = (version: bigint, partition = 0): LogPosition => new Map([[partition, version]]);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('wakes those who wait when a partition has come further, and survives failed looks', async () => {
  let look = (): Promise<LogPosition> => Promise.resolve(at(5n));
  const watch = new PositionWatch(() => look(), 1000);
  await watch.start();
  let woken = false;
  const waiting = watch.waitPast(at(5n), 60_000).then(() => (woken = true));
  look = () => Promise.reject(new Error('busy'));
  await vi.advanceTimersByTimeAsync(3000);
  look = () => Promise.resolve(at(4n));
  await vi.advanceTimersByTimeAsync(1000);
  expect([woken, watch.current]).toEqual([false, at(5n)]);
  look = () => Promise.resolve(new Map([...at(5n), ...at(1n, 3)]));
  await vi.advanceTimersByTimeAsync(1000);
  await waiting;
  expect(watch.isPast(at(5n))).toBe(true);
  watch.stop();
});

test('looks never overlap, and none follows a stop', async () => {
  let looks = 0;
  let answer = (): void => undefined;
  const watch = new PositionWatch(() => {
    looks++;
    return looks === 1 ? Promise.resolve(at(1n)) : new Promise((resolve) => (answer = () => resolve(at(1n))));
  }, 10);
  await watch.start();
  await vi.advanceTimersByTimeAsync(1000);
  expect(looks).toBe(2);
  watch.stop();
  answer();
  await vi.advanceTimersByTimeAsync(1000);
  expect(looks).toBe(2);
});

test('who waits is let go after the time given and when the watch stops', async () => {
  const watch = new PositionWatch(() => Promise.resolve(at(1n)), 1000);
  await watch.start();
  const timed = watch.waitPast(at(1n), 50);
  await vi.advanceTimersByTimeAsync(50);
  await timed;
  expect(watch.stopped).toBe(false);
  const stopped = watch.waitPast(at(1n), 1e6);
  watch.stop();
  await stopped;
  expect(watch.stopped).toBe(true);
});
