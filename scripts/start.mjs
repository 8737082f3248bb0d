/** `npm start`: installs if needed, builds if stale, starts everything in one process. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { node24, root, workspaceEnvironment } from './node-24.mjs';

installIfNeeded();
buildIfStale();

const main = join(root, 'services', 'standalone', 'dist', 'main.js');
const child = spawn(node24, ['--enable-source-maps', main], {
  cwd: root,
  // The engines run each query on a thread of this pool; four would starve file access.
  env: workspaceEnvironment({ UV_THREADPOOL_SIZE: '16' }),
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
// The terminal sends Ctrl-C to the whole group; the child ends by itself and decides when.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}
// npm may be killed without a word to its children: being handed to another parent tells it.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) child.kill('SIGTERM');
}, 500).unref();
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
