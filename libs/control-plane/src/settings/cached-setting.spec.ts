import { expect, test, vi } from 'vitest';
import { CachedSetting, SETTING_TTL_MS } from './cached-setting.js';

function cached(get: (project: string) => Promise<unknown>) {
  const clock = { now: 0 };
  return {
    clock,
    setting: new CachedSetting(
      get,
      (stored) => stored ?? 'nothing',
      () => clock.now,
    ),
  };
}

test('a setting is read once within its time, for each project alone, and anew afterwards', async () => {
  const get = vi.fn((project: string) => Promise.resolve(`of ${project}`));
  const { clock, setting } = cached(get);
  expect(await Promise.all([setting.of('a'), setting.of('a'), setting.of('b')])).toEqual([
    'of a',
    'of a',
    'of b',
  ]);
  clock.now = SETTING_TTL_MS - 1;
  await setting.of('a');
  expect(get).toHaveBeenCalledTimes(2);
  clock.now = SETTING_TTL_MS;
  await setting.of('a');
  expect(get).toHaveBeenCalledTimes(3);
});

test('what was never set is what the reader makes of undefined', async () => {
  expect(await cached(() => Promise.resolve(undefined)).setting.of('a')).toBe('nothing');
});

test('a failure is told and not kept', async () => {
  const get = vi
    .fn<(project: string) => Promise<unknown>>()
    .mockRejectedValueOnce(new Error('away'))
    .mockResolvedValue('back');
  const { setting } = cached(get);
  await expect(setting.of('a')).rejects.toThrow('away');
  expect(await setting.of('a')).toBe('back');
});
