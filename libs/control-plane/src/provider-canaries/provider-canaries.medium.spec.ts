import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { onEachBackend } from '../testing/on-each-backend.js';

onEachBackend('answers to provider canaries', (bench) => {
  const slot = (hour: number, project = 'shop', promptSet = 'set') => ({
    project,
    promptSet,
    slot: new Date(Date.UTC(2026, 2, 1, hour)),
  });
  const answer = (prompt: number, text: string) => ({
    prompt,
    text,
    modelAnswered: 'm-1',
    finishReason: 'stop',
  });
  const all = (project = 'shop', promptSet = 'set') =>
    bench.plane.providerCanaries.listRuns(project, promptSet, new Date(0), new Date(Date.UTC(2027, 0)));

  test('runs come back in order, by prompt, with gaps where there was no answer', async () => {
    const { providerCanaries } = bench.plane;
    await providerCanaries.add(slot(6), answer(0, 'later'));
    await providerCanaries.add(slot(0), answer(2, `long ${'x'.repeat(5000)}`));
    await providerCanaries.add(slot(0), { prompt: 0, failure: 'no answer in time' });
    await providerCanaries.add(slot(0, 'shop', 'other set'), answer(0, 'not comparable'));
    const [first, second] = await all();
    expect(first!.answers.map((each) => each?.length ?? null)).toEqual([null, null, 5005]);
    expect(first!.answers[2]!.text).toHaveLength(2000);
    expect(second!.answers).toEqual([
      {
        text: 'later',
        length: 5,
        modelAnswered: 'm-1',
        finishReason: 'stop',
        textHash: createHash('sha256').update('later').digest('hex'),
      },
    ]);
    expect(await all('rival')).toEqual([]);
    expect(await providerCanaries.listAsked(slot(0))).toEqual([0, 2]);
  });

  test('what was answered first stays, and what the database cannot keep is replaced', async () => {
    const { providerCanaries } = bench.plane;
    await providerCanaries.add(slot(1, 'rival'), answer(0, 'a\0b \ud800'));
    await providerCanaries.add(slot(1, 'rival'), answer(0, 'other'));
    expect((await all('rival'))[0]!.answers[0]!.text).toBe('a\ufffdb \ufffd');
    await expect(providerCanaries.add(slot(1, 'nowhere'), answer(0, 'x'))).rejects.toMatchObject({
      problem: 'unknown-project',
    });
  });

  test('what is older than three months is forgotten', async () => {
    bench.now = Date.UTC(2026, 5, 15);
    await bench.plane.providerCanaries.removeOld();
    expect(await all()).toEqual([]);
  });
});
