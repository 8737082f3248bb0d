import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** A worker as a process of its own, so that it can be killed. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  #output = '';

  constructor(script: string, environment: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, [script], { env: { WORKER_PORT: '0', ...environment } });
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      stream.on('data', (text: Buffer) => (this.#output += text.toString()));
    }
  }

  get output(): string {
    return this.#output;
  }

  get exitCode(): number | null {
    return this.#child.exitCode;
  }

  async url(): Promise<string> {
    return (await this.hears(/ready (http\S+)/))[1]!;
  }

  /** Waits until the process has printed it. */
  async hears(text: RegExp): Promise<RegExpExecArray> {
    for (const end = Date.now() + 30_000; ; await wait(2)) {
      const found = text.exec(this.#output);
      if (found) return found;
      const ended = this.#child.exitCode !== null || this.#child.signalCode !== null;
      if (ended || Date.now() > end) throw new Error(`it never printed ${text}:\n${this.#output}`);
    }
  }

  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill(signal);
    await gone;
  }
}
