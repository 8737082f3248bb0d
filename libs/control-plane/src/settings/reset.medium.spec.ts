import { expect, test } from 'vitest';
import { BY, onEachBackend } from '../testing/on-each-backend.js';

onEachBackend('settings', (bench) => {
  test('a setting that was reset is as if it was never set, and the audit log tells what it was', async () => {
    const { settings } = bench.plane;
    await settings.change('shop', 'calibration.answer_relevance', { slope: 2 }, BY);
    expect(await settings.reset('rival', 'calibration.answer_relevance', BY)).toBe(false);
    expect(await settings.reset('shop', 'calibration.answer_relevance', BY)).toBe(true);
    expect(await settings.get('shop', 'calibration.answer_relevance')).toBeUndefined();
    expect(await settings.reset('shop', 'calibration.answer_relevance', BY)).toBe(false);
    const [entry] = await bench.plane.auditLog.list('shop', {}, { limit: 1 });
    expect(entry).toMatchObject({ before: { slope: 2 }, after: null });
  });
});
