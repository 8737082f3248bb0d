import { Worker } from 'node:worker_threads';
import { workerFile } from '@almenara/local-models/worker-file';
import type { TaskInput, TaskName, TaskResult } from './tasks.js';

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** From the worker: the result of a task, or the message of what it threw. */
export type FromThread = { readonly id: number } & (
  { readonly result: unknown } | { readonly failed: string }
);

let worker: Worker | undefined;
let lastId = 0;
const pending = new Map<number, Pending>();

/**
 * Runs a task on a thread of its own, one after the other: comparing two long windows takes a tenth of a second, in
 * which the process must go on answering. The thread starts with the first task and never keeps the process alive.
 */
export function runApart<Name extends TaskName>(
  name: Name,
  input: TaskInput<Name>,
): Promise<TaskResult<Name>> {
  const thread = (worker ??= start());
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    pending.set(id, { resolve: (result) => resolve(result as TaskResult<Name>), reject });
    // Whoever waits for a result is kept waiting by what is pending, so the thread counts while there is some.
    thread.ref();
    thread.postMessage({ id, name, input });
  });
}

function start(): Worker {
  const { url, execArgv } = workerFile('drift-worker', import.meta.url);
  const started = new Worker(url, { execArgv: [...execArgv] });
  started.on('message', (message: FromThread) => {
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    if (pending.size === 0) started.unref();
    if ('failed' in message) waiting?.reject(new Error(message.failed));
    else waiting?.resolve(message.result);
  });
  const end = (reason: string): void => {
    if (worker === started) worker = undefined;
    for (const { reject } of pending.values()) reject(new Error(reason));
    pending.clear();
  };
  started.on('error', (error) => end(`the drift thread failed: ${error.message}`));
  started.on('exit', () => end('the drift thread ended'));
  return started;
}
