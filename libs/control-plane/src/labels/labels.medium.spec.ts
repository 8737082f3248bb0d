import { expect, test } from 'vitest';
import { BY, onEachBackend } from '../testing/on-each-backend.js';
import type { NewLabel, NewPick } from './label.js';
import { type Queue, TURN_MS } from './label-picks.js';

const ANA = { id: 'ana', name: 'Ana' };
const BOB = { id: 'bob', name: 'Bob' };
const ANSWER_AT = new Date('2026-02-20T12:00:00Z');

onEachBackend('labels', (bench) => {
  let questions = 0;
  /** A question of its own for each test, with a draw of answers. */
  const draw = async (count: number, told: Partial<NewPick> = {}, project = 'shop') => {
    const question = `question-${++questions}`;
    const picks = Array.from({ length: count }, (_, n) => ({
      traceId: `t${n + 1}`,
      spanId: 's',
      probability: 0.25,
      secondOpinion: false,
      answerAt: ANSWER_AT,
      ...told,
    }));
    const queue = { question, strategy: 'uniform' as const };
    await bench.plane.labelPicks.add(project, queue, picks);
    return queue;
  };
  const label = (question: string, told: Partial<NewLabel> = {}): NewLabel => ({
    question,
    traceId: 't1',
    spanId: 's',
    verdict: 'supported',
    sentences: [],
    note: null,
    rater: ANA,
    answerAt: ANSWER_AT,
    ...told,
  });
  const take = async (queue: Queue, rater = ANA) =>
    (await bench.plane.labelPicks.take('shop', queue, rater.id))?.traceId;
  const list = (question: string) => bench.plane.labels.list('shop', { question }, { limit: 50 });

  test('whoever comes back gets the answer that was before them, and nobody else gets it meanwhile', async () => {
    const queue = await draw(2);
    expect([await take(queue), await take(queue), await take(queue, BOB)]).toEqual(['t1', 't1', 't2']);
    expect(await take(queue, { id: 'eve', name: 'Eve' })).toBeUndefined();
    bench.now += TURN_MS + 1;
    expect(await take(queue, { id: 'eve', name: 'Eve' })).toBe('t1');
    expect(await take(queue, BOB)).toBe('t2');
    expect(await take(queue)).toBeUndefined();
  });

  test('raters who ask at once get different answers', async () => {
    const queue = await draw(8);
    const raters = Array.from({ length: 8 }, (_, n) => ({ id: `rater-${n}`, name: 'Rater' }));
    const taken = await Promise.all(raters.map((rater) => take(queue, rater)));
    expect(new Set(taken).size).toBe(8);
  });

  test('a label keeps how its answer was picked, which the rater cannot tell', async () => {
    const queue = await draw(1);
    await take(queue);
    const drawn = await bench.plane.labels.create('shop', label(queue.question), BY);
    expect(drawn).toMatchObject({ strategy: 'uniform', probability: 0.25, rater: ANA });
    const chosen = await bench.plane.labels.create('shop', label(queue.question, { rater: BOB }), BY);
    expect(chosen).toMatchObject({ strategy: 'chosen', probability: null });
    expect(await take(queue)).toBeUndefined();
  });

  test('a correction takes the place of the label before it and keeps its pick', async () => {
    const queue = await draw(1);
    await take(queue);
    const first = await bench.plane.labels.create('shop', label(queue.question), BY);
    const second = await bench.plane.labels.create(
      'shop',
      label(queue.question, { verdict: 'unsupported', sentences: [{ start: 0, end: 4, verdict: 'bad' }] }),
      BY,
    );
    expect(second).toMatchObject({ strategy: 'uniform', probability: 0.25 });
    expect(await list(queue.question)).toEqual([second]);
    const [entry] = await bench.plane.auditLog.list('shop', {}, { limit: 1 });
    expect(entry).toMatchObject({ target: second.id, before: { label: first.id, verdict: 'supported' } });
  });

  test('an undone label is gone, and its answer is the next one again', async () => {
    const queue = await draw(2);
    await take(queue);
    const { id } = await bench.plane.labels.create('shop', label(queue.question), BY);
    expect(await take(queue)).toBe('t2');
    expect(await bench.plane.labels.revoke('shop', id, BOB.id, BY)).toBeUndefined();
    expect(await bench.plane.labels.revoke('rival', id, undefined, BY)).toBeUndefined();
    expect(await bench.plane.labels.revoke('shop', id, ANA.id, BY)).toMatchObject({ id });
    await expect(bench.plane.labels.revoke('shop', id, ANA.id, BY)).rejects.toMatchObject({
      problem: 'conflict',
    });
    expect(await list(queue.question)).toEqual([]);
    expect(await take(queue)).toBe('t1');
  });

  test('a skipped answer comes to others, and is no label', async () => {
    const queue = await draw(1);
    const place = { question: queue.question, traceId: 't1', spanId: 's' };
    expect(await bench.plane.labelPicks.skip('shop', place, ANA.id, BY)).toBeUndefined();
    await take(queue);
    expect(await bench.plane.labelPicks.skip('rival', place, ANA.id, BY)).toBeUndefined();
    expect(await bench.plane.labelPicks.skip('shop', place, ANA.id, BY)).toBe(true);
    expect([await take(queue), await take(queue, BOB)]).toEqual([undefined, 't1']);
    expect(await list(queue.question)).toEqual([]);
  });

  test('a second opinion goes to one other rater, before new answers, and stays blind until it is given', async () => {
    const queue = await draw(2, { secondOpinion: true });
    await take(queue);
    await bench.plane.labels.create('shop', label(queue.question), BY);
    expect(await take(queue, BOB)).toBe('t1');
    const seenBy = (rater: string) =>
      bench.plane.labels.list('shop', { question: queue.question, blindTo: rater }, { limit: 50 });
    expect([(await seenBy(BOB.id)).length, (await seenBy(ANA.id)).length]).toEqual([0, 1]);
    await bench.plane.labels.create('shop', label(queue.question, { rater: BOB }), BY);
    expect((await seenBy(BOB.id)).length).toBe(2);
    expect(await take(queue, { id: 'eve', name: 'Eve' })).toBe('t2');
  });

  test('what waits and what is done is counted for each rater', async () => {
    const queue = await draw(3);
    const waiting = (rater: string) => bench.plane.labelPicks.countWaiting('shop', queue, rater);
    await take(queue);
    expect([await waiting(ANA.id), await waiting(BOB.id)]).toEqual([3, 2]);
    await bench.plane.labels.create('shop', label(queue.question), BY);
    expect([await waiting(ANA.id), await waiting(BOB.id)]).toEqual([2, 2]);
    const progress = (since: number) =>
      bench.plane.labels.progress('shop', queue.question, ANA.id, new Date(since));
    expect(await progress(bench.now)).toEqual({ labelled: 1, times: [new Date(bench.now)] });
    expect(await progress(bench.now + 1)).toEqual({ labelled: 1, times: [] });
  });

  test('what was drawn once is not drawn again, and keeps its chance', async () => {
    const queue = await draw(1);
    const again = { traceId: 't1', spanId: 's', probability: 0.9, secondOpinion: true, answerAt: ANSWER_AT };
    await bench.plane.labelPicks.add('shop', queue, [again]);
    const { labelPicks } = bench.plane;
    expect(await labelPicks.listDrawn('shop', queue)).toEqual([{ traceId: 't1', spanId: 's' }]);
    expect(await labelPicks.listDrawn('rival', queue)).toEqual([]);
    const pick = await labelPicks.take('shop', queue, ANA.id);
    expect(pick).toMatchObject({ probability: 0.25 });
    await labelPicks.drop('rival', pick!.id);
    expect(await take(queue)).toBe('t1');
    await labelPicks.drop('shop', pick!.id);
    expect(await take(queue)).toBeUndefined();
    expect(await labelPicks.listDrawn('shop', queue)).toHaveLength(1);
  });

  test('an answer that was sought out keeps its chance in a uniform draw, and its label counts there', async () => {
    const { question } = await draw(0);
    const targeted = { question, strategy: 'targeted' as const };
    const pick = { spanId: 's', probability: null, secondOpinion: false, answerAt: ANSWER_AT };
    const { labelPicks } = bench.plane;
    await labelPicks.add('shop', targeted, [
      { ...pick, traceId: 't1' },
      { ...pick, traceId: 't2' },
    ]);
    await labelPicks.take('shop', targeted, ANA.id);
    const early = await bench.plane.labels.create('shop', label(question), BY);
    expect(early).toMatchObject({ strategy: 'targeted', probability: null });
    const uniform = { question, strategy: 'uniform' as const };
    expect(await labelPicks.listDrawn('shop', uniform)).toEqual([]);
    await labelPicks.take('shop', targeted, ANA.id);
    await labelPicks.add(
      'shop',
      uniform,
      ['t1', 't2', 't3'].map((traceId) => ({ ...pick, traceId, probability: 0.5 })),
    );
    expect(await list(question)).toMatchObject([{ id: early.id, strategy: 'uniform', probability: 0.5 }]);
    // The second one is before the rater in the other queue, so nobody else gets it in this one.
    expect(await take(uniform, BOB)).toBe('t3');
    const late = await bench.plane.labels.create('shop', label(question, { traceId: 't2' }), BY);
    expect(late).toMatchObject({ strategy: 'uniform', probability: 0.5 });
    expect([await take(uniform), await take(targeted)]).toEqual([undefined, undefined]);
    expect((await labelPicks.listDrawn('shop', targeted)).length).toBe(2);
  });

  test('a label that a rater chose to give stands for no draw: the answer comes again', async () => {
    const { question } = await draw(0);
    await bench.plane.labels.create('shop', label(question), BY);
    const uniform = { question, strategy: 'uniform' as const };
    const pick = { traceId: 't1', spanId: 's', probability: 0.5, secondOpinion: false, answerAt: ANSWER_AT };
    await bench.plane.labelPicks.add('shop', uniform, [pick]);
    expect((await list(question))[0]).toMatchObject({ strategy: 'chosen', probability: null });
    expect(await take(uniform)).toBe('t1');
    const again = await bench.plane.labels.create('shop', label(question), BY);
    expect(again).toMatchObject({ strategy: 'uniform', probability: 0.5 });
    expect(await list(question)).toEqual([again]);
  });

  test('labels are listed by project, the newest first, in pages', async () => {
    const { question } = await draw(0);
    for (const traceId of ['t1', 't2', 't3']) {
      bench.now += 1;
      await bench.plane.labels.create('shop', label(question, { traceId }), BY);
    }
    const page = await bench.plane.labels.list('shop', { question }, { limit: 2 });
    expect(page.map(({ traceId }) => traceId)).toEqual(['t3', 't2']);
    const { id, answeredAt } = page[1]!;
    const rest = await bench.plane.labels.list(
      'shop',
      { question },
      { limit: 2, before: { createdAt: answeredAt, id } },
    );
    expect(rest.map(({ traceId }) => traceId)).toEqual(['t1']);
    expect(await bench.plane.labels.list('rival', { question }, { limit: 9 })).toEqual([]);
    await expect(bench.plane.labels.create('none', label(question), BY)).rejects.toMatchObject({
      problem: 'unknown-project',
    });
  });

  test('an erased trace takes its labels, picks and turns with it, in its project alone', async () => {
    const queue = await draw(2, {}, 'shop');
    await bench.plane.labelPicks.add('rival', queue, [
      { traceId: 't1', spanId: 's', probability: 1, secondOpinion: false, answerAt: ANSWER_AT },
    ]);
    await take(queue);
    for (const project of ['shop', 'rival'])
      await bench.plane.labels.create(project, label(queue.question, { note: 'private' }), BY);
    const { labelRemoval } = bench.plane;
    const before = await labelRemoval.count('shop', ['t1']);
    expect(before).toBeGreaterThan(0);
    await labelRemoval.removeTraces('shop', ['t1']);
    expect(await labelRemoval.count('shop', ['t1'])).toBe(0);
    expect(await list(queue.question)).toEqual([]);
    expect(await take(queue)).toBe('t2');
    expect(await bench.plane.labels.list('rival', { question: queue.question }, { limit: 9 })).toHaveLength(
      1,
    );
    expect(await labelRemoval.count('shop', [])).toBe(0);
  });

  test('labels of old answers go, and notes before them, while newer ones stay', async () => {
    const { question } = await draw(0);
    const old = new Date('2025-01-01T00:00:00Z');
    await bench.plane.labels.create('shop', label(question, { answerAt: old, note: 'about Ana' }), BY);
    await bench.plane.labels.create('shop', label(question, { traceId: 't2', note: 'new' }), BY);
    const cut = new Date('2025-06-01T00:00:00Z');
    expect(await bench.plane.labelRemoval.clearNotesBefore('shop', cut)).toBe(1);
    expect((await list(question)).map(({ note }) => note).sort()).toEqual(['new', null]);
    expect(await bench.plane.labelRemoval.removeBefore('shop', cut)).toBe(1);
    expect((await list(question)).map(({ note }) => note)).toEqual(['new']);
  });
});
