/**
 * Installs the clients of others that the end-to-end tests run: `node scripts/install-clients.mjs`. They are apart
 * from the workspace, as nothing else needs them. Prints what it installed, for ALMENARA_REQUIRE: the clients of
 * Python only where Python and its registry are.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './node-24.mjs';

const folder = join(root, 'services/standalone/e2e/clients');
const installed = [];

once('node_modules', 'package-lock.json', () =>
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']),
);
installed.push('clients');

try {
  once('.venv', 'requirements.txt', () => {
    run('python3', ['-m', 'venv', '.venv']);
    run(join(folder, '.venv/bin/pip'), [
      'install',
      '--quiet',
      '--no-compile',
      '--disable-pip-version-check',
      '-r',
      'requirements.txt',
    ]);
  });
  installed.push('python-clients');
} catch (error) {
  console.error(`almenara: the clients of Python are left out: ${error.message}`);
}
console.log(installed.join(','));

/** Installs unless exactly this was installed before. */
function once(target, list, install) {
  const stamp = join(folder, target, '.almenara-installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(folder, list)))
    .digest('hex');
  if (read(stamp) === wanted) return;
  rmSync(join(folder, target), { recursive: true, force: true });
  install();
  writeFileSync(stamp, wanted);
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: folder, stdio: ['ignore', 2, 2] });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args[0]} ended with ${status}`);
}
