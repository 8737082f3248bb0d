import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { INGEST_KEY } from './standalone-process.js';

const folder = fileURLToPath(new URL('clients/', import.meta.url));
export const PYTHON_OF_CLIENTS = `${folder}.venv/bin/python`;

/** `node scripts/install-clients.mjs` installs both. */
export const hasClients = existsSync(`${folder}node_modules`);
export const hasPythonClients =
  existsSync(PYTHON_OF_CLIENTS) &&
  spawnSync(PYTHON_OF_CLIENTS, ['-c', 'import langfuse, openai, openinference.instrumentation.openai'])
    .status === 0;

/** Runs an app with a client of others to its end; answers the id of its trace. Given are two addresses. */
export async function runClient(script: string, almenara: string, model: string): Promise<string> {
  const [file, ...options] = script.split(' ');
  const command = file!.endsWith('.py') ? PYTHON_OF_CLIENTS : process.execPath;
  const child = spawn(command, [file!, ...options], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...settings(almenara, model) },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 90_000,
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  const traceId = /^trace ([0-9a-f]{32})$/m.exec(output)?.[1];
  if (code !== 0 || !traceId) throw new Error(`${script} ended with ${String(code)}:\n${errors}${output}`);
  return traceId;
}

/** The variables that the clients' documentation names, and nothing else. */
function settings(almenara: string, model: string): Record<string, string> {
  return {
    OPENAI_API_KEY: 'key-of-the-model',
    OPENAI_BASE_URL: model,
    OTEL_EXPORTER_OTLP_ENDPOINT: almenara,
    OTEL_EXPORTER_OTLP_HEADERS: `x-api-key=${INGEST_KEY}`,
    OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
    LANGFUSE_BASE_URL: almenara,
    LANGFUSE_PUBLIC_KEY: 'pk-lf-any',
    LANGFUSE_SECRET_KEY: INGEST_KEY,
    TRACELOOP_BASE_URL: almenara,
    TRACELOOP_API_KEY: INGEST_KEY,
    TRACELOOP_TELEMETRY: 'false',
  };
}
