import { execFileSync, fork } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { compareClients } from './clients/compare-clients.mjs';
import { call, FIELDS } from './model-call.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const results = join(folder, '../results');
const code = fileURLToPath(import.meta.resolve('@almenara/sdk'));
const CALLS = 60_000;
const PER_TICK = 20;
const ROUNDS = 3;

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const round = (value, digits = 1) => Number(value.toFixed(digits));

/** Records against a sink in another process. Median of several fresh processes. */
async function measureRecording(mode) {
  const rounds = [];
  for (let i = 0; i < ROUNDS; i++) rounds.push(await runRecorder(mode));
  const pick = (read) => round(median(rounds.map(read)));
  return {
    cpuMicrosPerCall: pick(({ base, recorded }) => recorded.all - base.all),
    mainThreadMicrosPerCall: pick(({ base, recorded }) => recorded.main - base.main),
    addedLatencyMicrosP50: pick(({ addedLatency }) => addedLatency.p50),
    addedLatencyMicrosP99: pick(({ addedLatency }) => addedLatency.p99),
    bytesOnWirePerCall: pick(({ wireBytes }) => wireBytes),
  };
}

async function runRecorder(mode) {
  const sink = fork(join(folder, 'sink.mjs'));
  let accepted = 0;
  let bytes = 0;
  const port = await new Promise((resolve) =>
    sink.on('message', (message) => {
      if (message.port) resolve(message.port);
      accepted += message.accepted ?? 0;
      bytes += message.bytes ?? 0;
    }),
  );
  const recorder = fork(
    join(folder, 'recorder.mjs'),
    [`http://127.0.0.1:${port}`, mode, String(CALLS), String(PER_TICK)],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  let output = '';
  recorder.stdout.on('data', (chunk) => (output += chunk));
  await new Promise((resolve) => recorder.on('close', resolve));
  sink.disconnect();
  const measured = JSON.parse(output);
  const { recorded, accepted: acknowledged, lost } = measured.result;
  if (lost > 0 || recorded !== acknowledged || recorded !== accepted)
    throw new Error(`events are missing: ${output}`);
  return { ...measured, wireBytes: bytes / accepted };
}

/** Import time in a fresh process, less that of one which imports nothing. */
function measureImport() {
  const run = (script) =>
    Number(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }));
  const time = (path) =>
    `const t = performance.now(); await import(${JSON.stringify(path)}); console.log(performance.now() - t)`;
  const empty = 'data:text/javascript,export{}';
  const samples = Array.from({ length: 20 }, () => [run(time(code)), run(time(empty))]);
  return round(median(samples.map(([sdk]) => sdk)) - median(samples.map(([, nothing]) => nothing)), 2);
}

const source = readFileSync(code);
const figures = {
  importMs: measureImport(),
  gzippedBytes: gzipSync(source, { level: 9 }).length,
  local: await measureRecording('plain'),
  remote: await measureRecording('gzip'),
};
const compared = await compareClients();
const report = {
  measuredAt: new Date().toISOString(),
  node: process.version,
  cpu: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  fields: FIELDS,
  jsonBytesPerCall: JSON.stringify(call(1)).length,
  calls: CALLS,
  targets: { cpuMicrosPerCall: 50, importMs: 10, gzippedBytes: 10_240, shareOfLightest: 0.33 },
  figures,
  compared,
};
const TABLE = {
  'CPU µs per call, whole process': 'cpuMicrosPerCall',
  'CPU µs per call, main thread': 'mainThreadMicrosPerCall',
  'added latency µs, p50': 'addedLatencyMicrosP50',
  'added latency µs, p99': 'addedLatencyMicrosP99',
  'bytes on the wire per call': 'bytesOnWirePerCall',
};
console.log(`One call: ${FIELDS}.\n`);
console.table(
  Object.fromEntries(
    Object.entries(TABLE).map(([title, key]) => [
      title,
      { 'server on this machine': figures.local[key], 'remote server (gzip)': figures.remote[key] },
    ]),
  ),
);
console.log(`import ${figures.importMs} ms; ${figures.gzippedBytes} bytes gzipped`);
for (const { of, figures: each, lightest, shareOfLightest } of Object.values(compared)) {
  console.log(`\nThe same calls, ${of}, recorded by each client:\n`);
  console.table(
    Object.fromEntries(
      Object.entries(each).map(([name, row]) => [
        name,
        { ...row, lowestAndHighest: row.lowestAndHighest.join(' to '), lacks: row.lacks.join(' ') },
      ]),
    ),
  );
  if (lightest)
    console.log(`our CPU as a share of the lightest other client's (${lightest}): ${shareOfLightest}`);
}
mkdirSync(results, { recursive: true });
writeFileSync(join(results, 'sdk.json'), `${JSON.stringify(report, null, 2)}\n`);
