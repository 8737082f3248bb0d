import type { Judgement } from '@almenara/drift';
import { AnsweringThread, workerFile } from '@almenara/worker-thread';
import type { CreateWatch } from '../watch.js';
import type { ToThread } from './detector-messages.js';

/**
 * Detectors on a thread of their own: to learn a reference of texts takes one a second, in which the process must go on
 * answering. With the thread's end its detectors are lost, and whoever asks one of them is told.
 */
export class DetectorThread {
  private readonly thread = new AnsweringThread(
    "the detectors' thread",
    workerFile('detector-worker', import.meta.url),
  );
  private last = 0;

  readonly createWatch: CreateWatch = (config) => {
    const watch = ++this.last;
    this.thread.tell({ kind: 'open', watch, config } satisfies ToThread);
    return {
      judge: (steps) =>
        this.thread.ask<(Judgement | undefined)[]>({ kind: 'judge', watch, steps } satisfies Omit<
          Extract<ToThread, { kind: 'judge' }>,
          'id'
        >),
      close: () => this.thread.tellIfRunning({ kind: 'close', watch } satisfies ToThread),
    };
  };
}
