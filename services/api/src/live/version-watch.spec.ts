import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { VersionWatch } from './version-watch.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('wakes those who wait when the version has grown, and survives failed looks', async () => {
  let look = (): Promise<string> => Promise.resolve('5');
  const watch = new VersionWatch(() => look(), 1000);
  await watch.start();
  let woken = false;
  const waiting = watch.waitPast('5', 60_000).then(() => (woken = true));
  look = () => Promise.reject(new Error('busy'));
  await vi.advanceTimersByTimeAsync(3000);
  look = () => Promise.resolve('4');
  await vi.advanceTimersByTimeAsync(1000);
  expect([woken, watch.current]).toEqual([false, '5']);
  look = () => Promise.resolve('18446744073709551615');
  await vi.advanceTimersByTimeAsync(1000);
  await waiting;
  expect(watch.isPast('18446744073709551614')).toBe(true);
  watch.stop();
});

test('looks never overlap, and none follows a stop', async () => {
  let looks = 0;
  let answer = (): void => undefined;
  const watch = new VersionWatch(() => {
    looks++;
    return looks === 1 ? Promise.resolve('1') : new Promise((resolve) => (answer = () => resolve('1')));
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
  const watch = new VersionWatch(() => Promise.resolve('1'), 1000);
  await watch.start();
  const timed = watch.waitPast('1', 50);
  await vi.advanceTimersByTimeAsync(50);
  await timed;
  expect(watch.stopped).toBe(false);
  const stopped = watch.waitPast('1', 1e6);
  watch.stop();
  await stopped;
  expect(watch.stopped).toBe(true);
});
