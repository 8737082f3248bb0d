import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The client whose calls are recorded; it is not counted in any size. */
export const OPENAI = 'openai@6.30.1';

/**
 * Installs a client into a folder outside the workspace, once: other clients stay out of the lock file.
 * Answers undefined when that fails, as it does without a network.
 */
export function installClient(packages) {
  const key = createHash('sha256')
    .update([OPENAI, ...packages].join())
    .digest('hex')
    .slice(0, 12);
  const folder = join(tmpdir(), 'almenara-bench-clients', key);
  const done = join(folder, 'installed');
  if (existsSync(done)) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', OPENAI, ...packages];
  const { status, stderr } = spawnSync('npm', install, { cwd: folder, encoding: 'utf8', timeout: 300_000 });
  if (status !== 0) {
    console.warn(stderr?.split('\n').slice(0, 3).join('\n') ?? 'npm did not start');
    return undefined;
  }
  writeFileSync(done, '');
  return folder;
}

/** Bytes of all files below a folder, without those of the packages named. */
export function sizeOf(folder, without = []) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (without.includes(entry.name)) continue;
    const path = join(folder, entry.name);
    bytes += entry.isDirectory() ? sizeOf(path) : entry.isFile() ? statSync(path).size : 0;
  }
  return bytes;
}
