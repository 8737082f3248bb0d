/** Builds the console and completes the standalone folder, which lacks its static files. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const web = dirname(import.meta.dirname);
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
const { status } = spawnSync(process.execPath, [next, 'build'], {
  cwd: web,
  stdio: 'inherit',
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
});
if (status !== 0) process.exit(status ?? 1);

const served = join(web, '.next', 'standalone', 'web');
for (const [from, to] of [
  [join(web, '.next', 'static'), join(served, '.next', 'static')],
  [join(web, 'public'), join(served, 'public')],
]) {
  if (!existsSync(from)) continue;
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}
