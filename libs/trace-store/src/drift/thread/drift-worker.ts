import { parentPort } from 'node:worker_threads';
import type { ThreadAnswer } from '@almenara/worker-thread';
import { TASKS, type TaskName } from './tasks.js';

if (!parentPort) throw new Error('This file runs in a worker thread.');
const port = parentPort;

port.on('message', ({ id, name, input }: { id: number; name: TaskName; input: unknown }) => {
  try {
    answer({ id, result: (TASKS[name] as (input: unknown) => unknown)(input) });
  } catch (error) {
    answer({ id, failed: `${name} failed: ${(error as Error).message}` });
  }
});

function answer(message: ThreadAnswer<unknown>): void {
  port.postMessage(message);
}
