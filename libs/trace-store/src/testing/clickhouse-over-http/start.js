import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
/** Starts the stand-in for a ClickHouse server as a process of its own, on a free port. */
export async function startClickHouseOverHttp(folder) {
  const child = fork(fileURLToPath(new URL('serve.mjs', import.meta.url)), [folder], {
    execArgv: [],
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  });
  const ended = once(child, 'exit');
  const [message] = await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('the stand-in for ClickHouse ended before it listened'))),
  ]);
  return {
    url: message.url,
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
//# sourceMappingURL=start.js.map
