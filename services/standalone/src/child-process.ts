import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Run first in every child: when the parent is gone, however it ended, the channel closes and the child ends. */
const END_WITH_PARENT = 'data:text/javascript,process.on("disconnect",()=>process.exit(0))';

export interface ChildOptions {
  readonly script: string;
  readonly environment: Record<string, string>;
  readonly onOutput: (line: string) => void;
  readonly onExit: (code: number | null) => void;
}

/** A Node process that never outlives this one, also after kill -9. */
export class Child {
  private readonly process: ChildProcess;
  private stopping = false;

  constructor({ script, environment, onOutput, onExit }: ChildOptions) {
    this.process = spawn(process.execPath, ['--import', END_WITH_PARENT, script], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: process.env['HOME'] ?? '',
        NODE_ENV: 'production',
        ...environment,
      },
    });
    // Without a listener the channel would not be read, and its end not be noticed.
    this.process.on('message', () => undefined);
    for (const stream of [this.process.stdout, this.process.stderr]) eachLine(stream!, onOutput);
    this.process.on('exit', (code) => {
      if (!this.stopping) onExit(code);
    });
  }

  /** Asks it to end, and ends it when it does not within the time. */
  async stop(milliseconds = 3000): Promise<void> {
    this.stopping = true;
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    const timer = setTimeout(() => this.process.kill('SIGKILL'), milliseconds);
    await gone;
    clearTimeout(timer);
  }
}

function eachLine(stream: NodeJS.ReadableStream, handle: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim()) handle(line);
  });
}
