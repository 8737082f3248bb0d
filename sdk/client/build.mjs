import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const parts = Object.keys(exports).flatMap((path) => (path === '.' ? [] : path.slice(2)));
for (const [name, external] of [
  ['index', /^node:/],
  // The integrations use the same copy of the SDK as the app, and grow nothing for those who do not need them.
  ...parts.map((part) => [`${part}/index`, /^(node:|\.\.\/index\.js$)/]),
]) {
  const bundle = await rolldown({ input: join(folder, `src/${name}.ts`), external, platform: 'node' });
  const output = { minify: true, sourcemap: true };
  await bundle.write({ file: join(dist, `${name}.js`), format: 'esm', ...output });
  await bundle.write({ file: join(dist, 'cjs', `${name}.js`), format: 'cjs', ...output });
  await bundle.close();
}
for (const file of readdirSync(dist, { recursive: true })) {
  if (file.endsWith('.d.ts')) cpSync(join(dist, file), join(dist, 'cjs', file));
}
writeFileSync(join(dist, 'cjs/package.json'), '{ "type": "commonjs" }\n');
