import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { node24, root, workspaceEnvironment } from './node-24.mjs';

/** Runs a command of services/standalone/src/backup with the arguments of this process. */
export function runBackup(command) {
  installIfNeeded();
  buildIfStale();
  const main = join(root, 'services', 'standalone', 'dist', 'backup', 'main.js');
  // Folders that a person names belong to where that person is: npm itself runs in the repository.
  const { status } = spawnSync(node24, [main, command, ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: 'inherit',
    env: workspaceEnvironment(),
  });
  process.exit(status ?? 1);
}
