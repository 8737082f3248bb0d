import { AnsweringThread, workerFile } from '@almenara/worker-thread';
import type { TaskInput, TaskName, TaskResult } from './tasks.js';

const thread = new AnsweringThread('the drift thread', workerFile('drift-worker', import.meta.url));

/**
 * Runs a task on a thread of its own, one after the other: comparing two long windows takes a tenth of a second, in
 * which the process must go on answering.
 */
export function runApart<Name extends TaskName>(
  name: Name,
  input: TaskInput<Name>,
): Promise<TaskResult<Name>> {
  return thread.ask<TaskResult<Name>>({ name, input });
}
