import { expect, test } from 'vitest';
import { BY, onEachBackend } from '../testing/on-each-backend.js';

const HOUR = 3_600_000;

onEachBackend('keys', (bench) => {
  test('a key has the rights it was made with; a preset one may send data and nothing else', async () => {
    const { keys } = bench.plane;
    const made = await keys.create('shop', { name: 'api', ingest: false, role: 'engineer' }, BY);
    expect(await keys.resolve(made.key)).toMatchObject({ project: 'shop', ingest: false, role: 'engineer' });
    const preset = `preset-${crypto.randomUUID()}`;
    await keys.ensure('shop', preset, 'preset');
    expect(await keys.resolve(preset)).toMatchObject({ ingest: true, role: null });
    await expect(keys.create('shop', { name: 'x', ingest: false }, BY)).rejects.toThrow('ingest, a role');
  });

  test('a rotated key works until the overlap is over, the new one has its rights and its end', async () => {
    const { keys } = bench.plane;
    const end = new Date(bench.now + 48 * HOUR);
    const first = await keys.create('shop', { name: 'k', role: 'viewer', ingest: false, expiresAt: end }, BY);
    const rotated = await keys.rotate('shop', first.id, 24 * HOUR, BY);
    expect(rotated!.old.expiresAt).toEqual(new Date(bench.now + 24 * HOUR));
    expect(rotated!.created).toMatchObject({ name: 'k', role: 'viewer', ingest: false, expiresAt: end });
    expect(await keys.resolve(first.key)).toMatchObject({ status: 'valid' });
    bench.now += 24 * HOUR;
    expect(await keys.resolve(first.key)).toEqual({ status: 'expired' });
    expect(await keys.resolve(rotated!.created.key)).toMatchObject({ status: 'valid', role: 'viewer' });
    await expect(keys.rotate('shop', first.id, HOUR, BY)).rejects.toThrow('still works');
  });

  test('an overlap never makes a key live longer', async () => {
    const { keys } = bench.plane;
    const end = new Date(bench.now + HOUR);
    const first = await keys.create('shop', { name: 'k', expiresAt: end }, BY);
    expect((await keys.rotate('shop', first.id, 24 * HOUR, BY))!.old.expiresAt).toEqual(end);
    const second = await keys.create('shop', { name: 'k' }, BY);
    await keys.rotate('shop', second.id, 0, BY);
    expect(await keys.resolve(second.key)).toEqual({ status: 'expired' });
  });

  test('a key of another project is not found in this one, and works on', async () => {
    const { keys } = bench.plane;
    const foreign = await keys.create('rival', { name: 'k' }, BY);
    expect(await keys.rotate('shop', foreign.id, 0, BY)).toBeUndefined();
    expect(await keys.revoke('shop', foreign.id, BY)).toBeUndefined();
    expect(await keys.resolve(foreign.key)).toMatchObject({ status: 'valid', project: 'rival' });
    expect((await keys.list('shop')).map(({ id }) => id)).not.toContain(foreign.id);
  });
});
