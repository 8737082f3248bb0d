import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Installs a client into a folder outside the workspace, once: other clients stay out of the lock file.
 * Answers undefined when that fails, as it does without a network.
 */
export function installClient(packages) {
  const key = createHash('sha256').update(packages.join()).digest('hex').slice(0, 12);
  const folder = join(tmpdir(), 'almenara-bench-clients', key);
  const done = join(folder, 'installed');
  if (existsSync(done)) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages];
  const { status, stderr } = spawnSync('npm', install, { cwd: folder, encoding: 'utf8', timeout: 300_000 });
  if (status !== 0) {
    console.warn(stderr?.split('\n').slice(0, 3).join('\n') ?? 'npm did not start');
    return undefined;
  }
  writeFileSync(done, '');
  return folder;
}

/** Bytes of all files below a folder. */
export function sizeOf(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    bytes += entry.isDirectory() ? sizeOf(path) : entry.isFile() ? statSync(path).size : 0;
  }
  return bytes;
}
