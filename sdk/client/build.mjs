import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

// One file per module format: 25 small ones would cost every app several milliseconds at its start.
const folder = dirname(fileURLToPath(import.meta.url));
const dist = process.argv[2] ?? join(folder, 'dist');
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');

rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', dist], {
  cwd: folder,
  stdio: 'inherit',
});
const bundle = await rolldown({ input: join(folder, 'src/index.ts'), external: /^node:/, platform: 'node' });
await bundle.write({ file: join(dist, 'index.js'), format: 'esm', minify: true, sourcemap: true });
await bundle.write({ file: join(dist, 'cjs/index.js'), format: 'cjs', minify: true, sourcemap: true });
await bundle.close();
for (const name of readdirSync(dist)) {
  if (name.endsWith('.d.ts')) cpSync(join(dist, name), join(dist, 'cjs', name));
}
writeFileSync(join(dist, 'cjs/package.json'), '{ "type": "commonjs" }\n');
