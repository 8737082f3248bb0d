import { Worker } from 'node:worker_threads';
import { workerFile } from '@almenara/local-models/worker-file';
import type { Judgement } from '@almenara/drift';
import type { CreateWatch } from '../watch.js';
import type { FromThread, ToThread } from './detector-messages.js';

interface Pending {
  resolve(judgements: (Judgement | undefined)[]): void;
  reject(error: Error): void;
}

/**
 * Detectors on a thread of their own: to learn a reference of texts takes one a second, in which the process must go on
 * answering. The thread starts with the first and never keeps the process alive; with its end its detectors are lost, and
 * whoever asks one of them is told.
 */
export class DetectorThread {
  private worker: Worker | undefined;
  private last = 0;
  private readonly pending = new Map<number, Pending>();

  readonly createWatch: CreateWatch = (config) => {
    const watch = ++this.last;
    this.send({ kind: 'open', watch, config });
    return {
      judge: (steps) =>
        new Promise((resolve, reject) => {
          const id = ++this.last;
          this.pending.set(id, { resolve, reject });
          this.send({ kind: 'judge', watch, id, steps });
          // Whoever waits is kept waiting by what is pending, so the thread counts meanwhile.
          this.worker?.ref();
        }),
      close: () => this.worker?.postMessage({ kind: 'close', watch } satisfies ToThread),
    };
  };

  private send(message: ToThread): void {
    this.worker ??= this.start();
    this.worker.postMessage(message);
  }

  private start(): Worker {
    const { url, execArgv } = workerFile('detector-worker', import.meta.url);
    const started = new Worker(url, { execArgv: [...execArgv] });
    started.unref();
    started.on('message', (message: FromThread) => {
      const waiting = this.pending.get(message.id);
      this.pending.delete(message.id);
      if (this.pending.size === 0) started.unref();
      if ('failed' in message) waiting?.reject(new Error(message.failed));
      else waiting?.resolve(message.judgements);
    });
    started.on('error', (error) => this.end(started, `the detectors' thread failed: ${error.message}`));
    started.on('exit', () => this.end(started, "the detectors' thread ended"));
    return started;
  }

  private end(worker: Worker, reason: string): void {
    if (this.worker === worker) this.worker = undefined;
    for (const { reject } of this.pending.values()) reject(new Error(reason));
    this.pending.clear();
  }
}
