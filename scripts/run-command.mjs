import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { node24, root, workspaceEnvironment } from './node-24.mjs';

/** Runs a built program of the workspace with these words before the arguments of this process. */
export function runCommand(place, words = []) {
  installIfNeeded();
  buildIfStale();
  const { status } = spawnSync(node24, [join(root, ...place), ...words, ...process.argv.slice(2)], {
    // Files that a person names belong to where that person is: npm itself runs in the repository.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: 'inherit',
    env: workspaceEnvironment(),
  });
  process.exit(status ?? 1);
}
