import { execFileSync, fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { APPS } from './apps.mjs';
import { installClient, sizeOf } from './install-client.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const ROUNDS = 3;
const IMPORTS = 7;
const OURS = '@almenara/sdk';

const sorted = (values) => values.toSorted((a, b) => a - b);
const median = (values) => sorted(values)[values.length >> 1];
const round = (value, digits = 1) => Number(value.toFixed(digits));

/** The same calls of each application, recorded by ours and by others, in turn: what slows the machine meets all. */
export async function compareClients(names = Object.keys(APPS)) {
  const compared = {};
  for (const name of names) compared[name] = await compareIn(name, APPS[name]);
  return compared;
}

async function compareIn(appName, app) {
  const contestants = app.clients.flatMap((client) => {
    const installed = installClient([...app.packages, ...client.packages]);
    if (!installed)
      console.warn(`${client.name} is not compared: npm could not install it (is there a network?)`);
    return installed ? [{ client, installed, rounds: [] }] : [];
  });
  for (let i = 0; i < ROUNDS; i++) {
    for (const { client, installed, rounds } of contestants) {
      rounds.push(await runRecorder(appName, client.name, installed));
    }
  }
  const figures = Object.fromEntries(
    contestants.map((contestant) => [contestant.client.name, summarise(app, contestant)]),
  );
  return { of: app.title, packages: app.packages, rounds: ROUNDS, ...share(figures), figures };
}

/** Our CPU time as a share of the lightest other client's that lost nothing; absent when none was measured. */
function share(figures) {
  const ours = figures[OURS];
  const complete = Object.entries(figures)
    .filter(([name, { missing }]) => !name.startsWith(OURS) && missing === 0)
    .toSorted(([, a], [, b]) => a.cpuMicrosPerCall - b.cpuMicrosPerCall);
  if (!ours || complete.length === 0) return {};
  const [[lightest, { cpuMicrosPerCall }]] = complete;
  return { lightest, shareOfLightest: round(ours.cpuMicrosPerCall / cpuMicrosPerCall, 2) };
}

function summarise(app, { client, installed, rounds }) {
  const costs = rounds.map(({ base, recorded }) => recorded.all - base.all);
  return {
    cpuMicrosPerCall: round(median(costs)),
    lowestAndHighest: [Math.min(...costs), Math.max(...costs)].map((value) => round(value)),
    mainThreadMicrosPerCall: round(median(rounds.map(({ base, recorded }) => recorded.main - base.main))),
    bytesOnWirePerCall: Math.round(median(rounds.map(({ bytes }) => bytes))),
    missing: Math.max(...rounds.map(({ missing }) => missing)),
    lacks: rounds[0].lacks,
    importMs: measureImport(client, installed),
    installKilobytes: Math.round(sizeOfClient(app, client, installed) / 1024),
  };
}

async function runRecorder(appName, clientName, installed) {
  const sink = fork(join(folder, 'sink.mjs'));
  const port = await new Promise((resolve) => sink.once('message', (message) => resolve(message.port)));
  const arguments_ = [appName, clientName, installed, `http://127.0.0.1:${port}`];
  const recorder = fork(join(folder, 'recorder.mjs'), arguments_, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const result = await new Promise((resolve, reject) => {
    recorder.on('message', resolve);
    recorder.on('exit', (code) => reject(new Error(`${clientName}: the recorder ended with ${code}`)));
  });
  await new Promise((resolve) => recorder.once('exit', resolve));
  const arrived = await new Promise((resolve) => {
    sink.once('message', resolve);
    sink.send('report');
  });
  sink.disconnect();
  const complete = new Set(arrived.complete);
  const calls = result.last - result.first;
  let missing = 0;
  for (let i = result.first; i < result.last; i++) if (!complete.has(i)) missing++;
  return { ...result, missing, lacks: arrived.lacks, bytes: arrived.bytes / calls };
}

/** Time to load the client in a fresh process, less that of one which loads nothing. */
function measureImport({ imports }, installed) {
  const script = (load) =>
    `import { createRequire } from 'node:module';
     const require = createRequire(${JSON.stringify(pathToFileURL(join(installed, 'package.json')).href)});
     const began = performance.now(); ${load}; console.log(performance.now() - began);`;
  const load = imports.map((name) =>
    name.startsWith(OURS) ? `await import('${import.meta.resolve(name)}')` : `require('${name}')`,
  );
  const run = (code) =>
    Number(execFileSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' }));
  const samples = Array.from({ length: IMPORTS }, () => [run(script(load.join(';'))), run(script(''))]);
  return round(median(samples.map(([all, nothing]) => all - nothing)), 2);
}

/** What the client adds to an installation of the application alone. */
function sizeOfClient(app, { packages }, installed) {
  if (packages.length === 0) return sizeOf(dirname(fileURLToPath(import.meta.resolve(OURS))));
  const alone = installClient(app.packages);
  return sizeOf(join(installed, 'node_modules')) - sizeOf(join(alone, 'node_modules'));
}
