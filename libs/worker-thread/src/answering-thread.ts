import { Worker } from 'node:worker_threads';
import type { WorkerFile } from './worker-file.js';

/** From the thread: what it made of a question, or the message of what it threw. */
export type ThreadAnswer<Result> = { readonly id: number } & (
  { readonly result: Result } | { readonly failed: string }
);

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * A thread that answers questions, each by its id. It starts with the first and never keeps the process alive, except
 * for whoever waits for an answer. When it ends, all who wait are told, and the next question starts another.
 */
export class AnsweringThread {
  readonly #name: string;
  readonly #file: WorkerFile;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #lastId = 0;

  /** `name` stands in the messages of failures. */
  constructor(name: string, file: WorkerFile) {
    this.#name = name;
    this.#file = file;
  }

  /** The thread gets the question with an `id`, and sends a `ThreadAnswer` with the same. */
  ask<Result>(question: object): Promise<Result> {
    const id = ++this.#lastId;
    return new Promise<Result>((resolve, reject) => {
      const worker = this.#running();
      this.#pending.set(id, { resolve: (result) => resolve(result as Result), reject });
      worker.ref();
      worker.postMessage({ ...question, id });
    });
  }

  /** What needs no answer. */
  tell(message: object): void {
    this.#running().postMessage(message);
  }

  /** As `tell`, of what concerns nobody when the thread has ended. */
  tellIfRunning(message: object): void {
    this.#worker?.postMessage(message);
  }

  #running(): Worker {
    return (this.#worker ??= this.#start());
  }

  #start(): Worker {
    const started = new Worker(this.#file.url, { execArgv: [...this.#file.execArgv] });
    started.unref();
    started.on('message', (answer: ThreadAnswer<unknown>) => {
      const waiting = this.#pending.get(answer.id);
      this.#pending.delete(answer.id);
      if (this.#pending.size === 0) started.unref();
      if ('failed' in answer) waiting?.reject(new Error(answer.failed));
      else waiting?.resolve(answer.result);
    });
    started.on('error', (error) => this.#end(started, `${this.#name} failed: ${error.message}`));
    started.on('exit', () => this.#end(started, `${this.#name} ended`));
    return started;
  }

  #end(worker: Worker, reason: string): void {
    // The exit that follows an error must not end what a successor was asked meanwhile.
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const { reject } of this.#pending.values()) reject(new Error(reason));
    this.#pending.clear();
  }
}
