/** What the bench knows of the processes it measures. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const KEY = 'alm_bench_key_0123456789abcdef';
export const TOKEN = 'bench_admin_token_0123456789';
const TICKS_PER_SECOND = 100;

/** Where the built services stand; another folder with the same layout may be measured instead. */
const root = process.env.BENCH_ROOT ?? fileURLToPath(new URL('../..', import.meta.url));

/** Starts a built process on a free port; resolves when it says that it is ready. */
export async function startProcess(service, environment) {
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'services', service, 'dist', 'main.js')], {
    env: {
      PATH: process.env.PATH,
      ALMENARA_PORT: String(port),
      ALMENARA_LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (output += chunk));
  while (!/^almenara.* ready /m.test(output)) {
    if (child.exitCode !== null) throw new Error(`${service} did not start`);
    await pause(50);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** User and system time of a process since it began. */
export function cpuSeconds(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

export function peakMegabytes(pid) {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
}

export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
