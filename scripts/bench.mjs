/**
 * `npm run bench -- <name> [--option …]`: builds, then runs bench/<name>/measure.mjs with the options, which writes
 * bench/results/<name>.json or what it is told to.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { node24, root, workspaceEnvironment } from './node-24.mjs';

const folder = join(root, 'bench');
const known = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'measure.mjs')));
const given = process.argv.slice(2);
const firstOption = given.findIndex((word) => word.startsWith('--'));
const chosen = firstOption < 0 ? given : given.slice(0, firstOption);
const options = given.slice(chosen.length);
const unknown = chosen.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`there is no bench ${unknown.join(', ')}; known: ${known.join(', ')}`);
  process.exit(1);
}
installIfNeeded();
buildIfStale();
for (const name of chosen.length > 0 ? chosen : known) {
  console.log(`\n── ${name} ──`);
  const { status } = spawnSync(node24, [join(folder, name, 'measure.mjs'), ...options], {
    cwd: root,
    stdio: 'inherit',
    env: workspaceEnvironment({ UV_THREADPOOL_SIZE: '16' }),
  });
  if (status !== 0) process.exit(status ?? 1);
}
