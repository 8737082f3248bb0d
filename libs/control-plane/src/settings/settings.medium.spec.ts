import { expect, test } from 'vitest';
import { BY, onEachBackend } from '../testing/on-each-backend.js';

onEachBackend('settings', (bench) => {
  test('fields that are changed at the same time all stay, and each change is in the audit log', async () => {
    const { settings, auditLog } = bench.plane;
    const change = (fields: Record<string, string>) =>
      settings.changeFields('shop', 'evaluators', fields, BY);
    await Promise.all([change({ refusal: 'off' }), change({ relevance: 'share 0.5' })]);
    await change({ refusal: 'share 1' });
    expect(await settings.get('shop', 'evaluators')).toEqual({ refusal: 'share 1', relevance: 'share 0.5' });
    expect(await settings.get('rival', 'evaluators')).toBeUndefined();
    const entries = await auditLog.list('shop', {}, { limit: 10 });
    const [last] = entries.filter(({ target }) => target === 'evaluators');
    expect(last).toMatchObject({
      before: { refusal: 'off', relevance: 'share 0.5' },
      after: { refusal: 'share 1', relevance: 'share 0.5' },
    });
    expect(entries.filter(({ target }) => target === 'evaluators')).toHaveLength(3);
    await expect(settings.changeFields('none', 'evaluators', { a: 'off' }, BY)).rejects.toMatchObject({
      problem: 'unknown-project',
    });
  });
});
