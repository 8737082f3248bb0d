import { execFileSync, fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CLIENTS } from './adapters.mjs';
import { installClient, OPENAI, sizeOf } from './install-client.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const CALLS = 8000;
const ROUNDS = 3;
const IMPORTS = 7;
const OURS = '@almenara/sdk';

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const round = (value, digits = 1) => Number(value.toFixed(digits));

/** The same calls of one `openai` client, recorded by ours and by others, one after the other. */
export async function compareClients() {
  const figures = {};
  for (const client of CLIENTS) {
    const installed = installClient(client.packages);
    if (!installed) {
      console.warn(`${client.name} is not compared: npm could not install it (is there a network?)`);
      continue;
    }
    figures[client.name] = await measureClient(client, installed);
  }
  return {
    openai: OPENAI,
    calls: CALLS,
    rounds: ROUNDS,
    target: 1 / 3,
    shareOfLightest: share(figures),
    figures,
  };
}

/** Our CPU time as a share of the lightest other client's that lost nothing; undefined when none was measured. */
function share({ [OURS]: ours, ...others }) {
  const complete = Object.values(others).filter(({ missing }) => missing === 0);
  if (!ours || complete.length === 0) return undefined;
  return round(
    ours.cpuMicrosPerCall / Math.min(...complete.map(({ cpuMicrosPerCall }) => cpuMicrosPerCall)),
    2,
  );
}

async function measureClient(client, installed) {
  const rounds = [];
  for (let i = 0; i < ROUNDS; i++) rounds.push(await runRecorder(client.name, installed));
  return {
    cpuMicrosPerCall: round(median(rounds.map(({ base, recorded }) => recorded - base))),
    bytesOnWirePerCall: round(median(rounds.map(({ bytes }) => bytes))),
    missing: Math.max(...rounds.map(({ missing }) => missing)),
    importMs: measureImport(client, installed),
    installKilobytes: Math.round(sizeOfClient(client, installed) / 1024),
  };
}

async function runRecorder(name, installed) {
  const sink = fork(join(folder, 'any-sink.mjs'));
  const seen = new Set();
  let bytes = 0;
  const port = await new Promise((resolve) =>
    sink.on('message', (message) => {
      if (message.port) resolve(message.port);
      for (const mark of message.marks ?? []) seen.add(mark);
      bytes += message.bytes ?? 0;
    }),
  );
  const arguments_ = [name, installed, `http://127.0.0.1:${port}`, String(CALLS)];
  const recorder = fork(join(folder, 'recorder.mjs'), arguments_, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const result = await new Promise((resolve, reject) => {
    recorder.on('message', resolve);
    recorder.on('exit', (code) => reject(new Error(`${name}: the recorder ended with ${code}`)));
  });
  await new Promise((resolve) => recorder.once('exit', resolve));
  sink.disconnect();
  let missing = 0;
  for (let i = result.first; i < result.last; i++) if (!seen.has(`mark-${i};`)) missing++;
  return { ...result, missing, bytes: bytes / seen.size };
}

/** Time to load the client in a fresh process, less that of one which loads nothing. */
function measureImport({ imports }, installed) {
  const paths =
    imports.length > 0
      ? imports
      : [import.meta.resolve('@almenara/sdk'), import.meta.resolve('@almenara/sdk/openai')];
  const script = (load) =>
    `import { createRequire } from 'node:module';
     const require = createRequire(${JSON.stringify(pathToFileURL(join(installed, 'package.json')).href)});
     const began = performance.now(); ${load}; console.log(performance.now() - began);`;
  const load = paths.map((path) =>
    path.startsWith('file:') ? `await import('${path}')` : `require('${path}')`,
  );
  const run = (code) =>
    Number(execFileSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' }));
  const samples = Array.from({ length: IMPORTS }, () => [run(script(load.join(';'))), run(script(''))]);
  return round(median(samples.map(([all, nothing]) => all - nothing)), 2);
}

function sizeOfClient({ packages }, installed) {
  if (packages.length > 0) return sizeOf(join(installed, 'node_modules'), ['openai', '.package-lock.json']);
  return sizeOf(dirname(fileURLToPath(import.meta.resolve('@almenara/sdk'))));
}
