import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isInstalled, root } from './node-24.mjs';

const stamp = join(root, 'node_modules', '.almenara-lock-hash');

/** Installs the packages of the lock file unless exactly these are installed already. */
export function installIfNeeded() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (isInstalled() && readStamp() === wanted) return;
  console.log('installing packages …');
  // npm sets npm_* variables of the outer run, which would redirect the inner one.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^npm_(?!config_)/i.test(key)),
  );
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    env,
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('almenara: npm ci failed; see the messages above');
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, wanted);
}

function readStamp() {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return undefined;
  }
}
