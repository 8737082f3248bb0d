import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type Fault = 'reset' | 'hang' | 'unavailable';

export interface ClickHouseOverHttp {
  readonly url: string;
  readonly pid: number;
  /** What the next request meets. */
  failNext(fault: Fault): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the stand-in for a ClickHouse server as a process of its own, on a free port. */
export async function startClickHouseOverHttp(folder: string): Promise<ClickHouseOverHttp> {
  const child: ChildProcess = fork(fileURLToPath(new URL('serve.mjs', import.meta.url)), [folder], {
    execArgv: [],
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  });
  const ended = once(child, 'exit');
  const [message] = (await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('the stand-in for ClickHouse ended before it listened'))),
  ])) as [{ url: string }];
  return {
    url: message.url,
    pid: child.pid!,
    failNext: async (fault) => {
      const noted = once(child, 'message');
      child.send(fault);
      await noted;
    },
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
