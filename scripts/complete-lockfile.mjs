/**
 * Adds every optional platform package that the registry did not serve to package-lock.json, so that
 * `npm ci` accepts the lock file. npm leaves such packages out of the lock but then reports them missing.
 * Run it after each `npm install`: node scripts/complete-lockfile.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));

const systems = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'win32',
  windows: 'win32',
  freebsd: 'freebsd',
  android: 'android',
  openharmony: 'openharmony',
  sunos: 'sunos',
  aix: 'aix',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
};
const processors = {
  'arm-eabi': 'arm',
  'arm-gnueabihf': 'arm',
  'arm-musleabihf': 'arm',
  arm64: 'arm64',
  aarch64: 'arm64',
  armv7: 'arm',
  ia32: 'ia32',
  x86_64: 'x64',
  x64: 'x64',
  arm: 'arm',
  riscv64: 'riscv64',
  ppc64: 'ppc64',
  s390x: 's390x',
  loong64: 'loong64',
  mips64el: 'mips64el',
};

function platformOf(name) {
  const os = Object.keys(systems).find((token) => name.includes(token));
  const cpu = Object.keys(processors).find((token) => name.includes(token));
  // A package that names no platform would be installed everywhere; an impossible one is never fetched.
  return { os: [os ? systems[os] : 'none'], cpu: [cpu ? processors[cpu] : 'none'] };
}

const added = [];
for (const entry of Object.values(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    const known = lock.packages[key];
    const wasm = /wasm32/.test(name);
    if (known?.version || (known && known.link)) continue;
    const { os, cpu } = wasm ? { os: ['none'], cpu: ['wasm32'] } : platformOf(name);
    lock.packages[key] = { version: range.replace(/^[^\d]*/, ''), cpu, optional: true, os };
    added.push(`${name}@${range}`);
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
);
writeFileSync(file, JSON.stringify(lock, null, 2) + '\n');
console.log(
  added.length
    ? `added ${added.length} platform packages:\n  ${added.join('\n  ')}`
    : 'package-lock.json is complete',
);
