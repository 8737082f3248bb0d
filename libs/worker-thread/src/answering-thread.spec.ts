import { expect, test } from 'vitest';
import { AnsweringThread } from './answering-thread.js';
import { workerFile } from './worker-file.js';

const open = () =>
  new AnsweringThread('the frail thread', workerFile('testing/frail-worker', import.meta.url));

test('each question gets its own answer, also when many wait', async () => {
  const thread = open();
  const values = Array.from({ length: 50 }, (_, at) => at + 1);
  const answers = await Promise.all(values.map((value) => thread.ask<number>({ value })));
  expect(answers).toEqual(values.map((value) => 2 * value));
});

test('what one question throws is told to whoever asked it, and to nobody else', async () => {
  const thread = open();
  const [failed, answered] = await Promise.allSettled([thread.ask({ value: 0 }), thread.ask({ value: 3 })]);
  expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'zero' } });
  expect(answered).toEqual({ status: 'fulfilled', value: 6 });
});

test('all who wait when the thread ends are told, and the next question starts another', async () => {
  const thread = open();
  const waiting = await Promise.allSettled([thread.ask({ value: -1 }), thread.ask({ value: 4 })]);
  for (const each of waiting)
    expect(each).toMatchObject({ status: 'rejected', reason: { message: 'the frail thread ended' } });
  expect(await thread.ask<number>({ value: 5 })).toBe(10);
});

test('what concerns nobody starts no thread', async () => {
  const thread = open();
  thread.tellIfRunning({ id: 0, value: 1 });
  expect(await thread.ask<number>({ value: 2 })).toBe(4);
});
