import { expect, test } from 'vitest';
import { BY, onEachBackend } from '../testing/on-each-backend.js';

const wanted = {
  project: 'shop',
  evaluator: null,
  from: new Date('2026-02-01T00:00:00Z'),
  to: new Date('2026-02-02T00:00:00Z'),
  traces: 3,
};
const place = (trace_id: string) => ({ trace_id, start_time: '2026-02-01 10:00:00.000001' });

onEachBackend('back-fills', (bench) => {
  const create = async (told: Partial<typeof wanted> = {}) => {
    bench.now += 1;
    return bench.plane.backfills.create({ ...wanted, ...told }, BY);
  };
  const find = async ({ id }: { id: string }) => (await bench.plane.backfills.find('shop', id))!;

  test('run one after another in a project, and never go back', async () => {
    const { backfills } = bench.plane;
    const first = await create();
    const second = await create();
    expect(await find(first)).toEqual(first);
    expect(first).toMatchObject({ state: 'waiting', looked: 0, scored: 0, after: null, by: BY.actor.name });
    expect(await backfills.findUnfinished('shop')).toEqual(first);
    expect(await backfills.projectsWithUnfinished()).toEqual(['shop']);
    expect(await backfills.advance(first.id, { looked: 2, scored: 5, after: place('b') })).toBe(true);
    // Whoever was thought dead and goes on has seen less.
    expect(await backfills.advance(first.id, { looked: 1, scored: 2, after: place('a') })).toBe(false);
    expect(await find(first)).toMatchObject({ state: 'running', looked: 2, scored: 5, after: place('b') });
    await backfills.finish(first.id, { state: 'done', failure: null });
    expect(await backfills.advance(first.id, { looked: 9, scored: 9, after: place('z') })).toBe(false);
    await backfills.finish(first.id, { state: 'failed', failure: 'TypeError' });
    expect(await find(first)).toMatchObject({
      state: 'done',
      looked: 2,
      failure: null,
      finishedAt: new Date(bench.now),
    });
    expect(await backfills.findUnfinished('shop')).toEqual(second);
    expect(await backfills.cancel('shop', second.id, BY)).toBe(true);
  });

  test('that are cancelled stay so, whatever their process still says', async () => {
    const { backfills, auditLog } = bench.plane;
    const made = await create();
    await backfills.advance(made.id, { looked: 1, scored: 1, after: place('a') });
    expect(await backfills.cancel('rival', made.id, BY)).toBe(false);
    expect(await backfills.cancel('shop', made.id, BY)).toBe(true);
    const at = new Date(bench.now);
    bench.now += 1000;
    expect(await backfills.advance(made.id, { looked: 2, scored: 2, after: place('b') })).toBe(false);
    await backfills.finish(made.id, { state: 'done', failure: null });
    expect(await find(made)).toMatchObject({ state: 'cancelled', looked: 1, scored: 1, finishedAt: at });
    const [before] = await auditLog.list('shop', {}, { limit: 1 });
    expect(await backfills.cancel('shop', made.id, BY)).toBe(false);
    const [after] = await auditLog.list('shop', {}, { limit: 1 });
    expect(after).toEqual(before);
    expect(await backfills.findUnfinished('shop')).toBeUndefined();
  });

  test('without anything to look at are done at once', async () => {
    expect(await create({ traces: 0 })).toMatchObject({ state: 'done', finishedAt: new Date(bench.now) });
    expect(await bench.plane.backfills.projectsWithUnfinished()).toEqual([]);
  });

  test('are listed by project, the newest first, in pages, and kept for 90 days after their end', async () => {
    const { backfills } = bench.plane;
    const running = await create();
    const page = await backfills.list('shop', { limit: 1 });
    expect(page).toEqual([running]);
    const rest = await backfills.list('shop', { limit: 9, before: page[0] });
    expect(rest.map(({ state }) => state)).toEqual(['done', 'cancelled', 'cancelled', 'done']);
    expect(await backfills.list('rival', { limit: 9 })).toEqual([]);
    expect(await backfills.find('rival', running.id)).toBeUndefined();
    await expect(create({ project: 'none' })).rejects.toMatchObject({ problem: 'unknown-project' });
    bench.now += 91 * 86_400_000;
    const last = await create();
    expect(await backfills.list('shop', { limit: 9 })).toEqual([last, running]);
  });
});
