/** tsc leaves the generated decoder behind because it is JavaScript already. */
import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';

execFileSync('tsc', ['-b'], { stdio: 'inherit', shell: process.platform === 'win32' });
cpSync(
  new URL('../src/otlp/generated', import.meta.url),
  new URL('../dist/otlp/generated', import.meta.url),
  {
    recursive: true,
  },
);
