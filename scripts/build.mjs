import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node24, root, workspaceEnvironment } from './node-24.mjs';

const SOURCES = ['services', 'libs', 'sdk', 'web', 'migrations', 'examples', 'bench'];
const SKIPPED = new Set(['node_modules', 'dist', '.next', '.nx', 'e2e']);
const stamp = join(root, 'node_modules', '.almenara-build-stamp');

/** Builds all packages, one after another, unless no source changed since the last build. */
export function buildIfStale() {
  const wanted = fingerprint();
  const web = join(root, 'web', '.next', 'standalone', 'web', 'server.js');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(web)) return;
  console.log('building …');
  const nx = join(root, 'node_modules', '.bin', 'nx');
  const { status } = spawnSync(
    node24,
    [nx, 'run-many', '-t', 'build', '--parallel=1', '--outputStyle=stream'],
    {
      cwd: root,
      stdio: 'inherit',
      env: workspaceEnvironment(),
    },
  );
  if (status !== 0) {
    console.error('almenara: the build failed; see the messages above');
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, wanted);
}

/** Names, sizes and times of all sources: cheap enough for every start. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of ['tsconfig.base.json', 'package-lock.json', 'nx.json']) add(hash, join(root, file));
  for (const folder of SOURCES) walk(hash, join(root, folder));
  return hash.digest('hex');
}

function walk(hash, folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (SKIPPED.has(entry.name) || entry.name.endsWith('.tsbuildinfo') || entry.name === 'next-env.d.ts')
      continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(hash, path);
    else add(hash, path);
  }
}

function add(hash, path) {
  const { size, mtimeMs } = statSync(path);
  hash.update(`${path}\n${size}\n${mtimeMs}\n`);
}
