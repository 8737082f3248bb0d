import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Collector, KEY } from '../testing/collector.js';
import { ModelServer } from '../testing/model-server.js';
import { completion, textChunks } from '../testing/openai-answers.js';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..');
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
/** A build of its own: others may be using the package's `dist`. */
const built = mkdtempSync(join(tmpdir(), 'almenara-sdk-'));
let collector: Collector;

/** This Node, and the one that the machine itself has, often an older one. */
const nodes = [...new Set([process.execPath, '/usr/bin/node', '/usr/local/bin/node'])].filter(existsSync);
const runs = nodes.flatMap((node) =>
  ['esm', 'cjs'].map((format) => [format, versionOf(node), node] as const),
);

function versionOf(node: string): string {
  return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
}

async function runScript(node: string, ...options: string[]) {
  return runFile('script.mjs', node, ...options);
}

async function runFile(
  file: string,
  node: string,
  ...options: string[]
): Promise<{ code: number | null; output: string; ms: number }> {
  const began = Date.now();
  const child = spawn(node, [join(folder, 'testing', file), built, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output: output.trim(), ms: Date.now() - began };
}

beforeAll(() => {
  execFileSync(process.execPath, [join(folder, 'build.mjs'), built], { stdio: 'pipe' });
  writeFileSync(join(built, 'package.json'), '{ "type": "module" }');
});
beforeEach(async () => {
  collector = await new Collector().start();
});
afterEach(() => collector.stop());
afterAll(() => rmSync(built, { recursive: true }));

test.each(runs)(
  'the %s build runs in plain node %s: it delivers at the end and ends by itself',
  async (format, _, node) => {
    const { code, output } = await runScript(node, format, collector.endpoint, KEY, 'no-flush');
    expect({ code, output }).toEqual({ code: 0, output: '42' });
    expect(collector.recorded.map((event) => event.name)).toEqual(['call', 'script']);
  },
);

test.each(runs)(
  'the %s build of every integration runs in plain node %s and shares one client with the app',
  async (format, _, node) => {
    const server = await new ModelServer().start();
    try {
      server.answer = ({ path, body }) =>
        body['stream']
          ? { events: textChunks('Hello') }
          : {
              json: path.endsWith('/messages')
                ? { content: [{ type: 'text', text: 'Hey' }] }
                : completion('x'),
            };
      const ran = await runFile('integrations-script.mjs', node, format, collector.endpoint, KEY, server.url);
      expect(ran).toMatchObject({ code: 0, output: 'done' });
      const spans = collector.recorded.filter((event) => event.kind === 'span');
      const root = spans.find(({ name }) => name === 'app');
      const below = spans.filter(({ parentSpanId }) => parentSpanId === root?.spanId);
      expect(below.map(({ name }) => name)).toEqual([
        'chat m',
        'chat c',
        'chain',
        'ai.generateText',
        'ai.streamText',
      ]);
      expect(below.map(({ output }) => output).slice(0, 2)).toEqual([
        [{ role: 'assistant', content: 'Hello' }],
        [{ role: 'assistant', content: 'Hey' }],
      ]);
    } finally {
      await server.stop();
    }
  },
);

test('a script whose server is dead or hangs ends by itself, soon and silently', async () => {
  collector.always = 'hang';
  const hung = await runScript(process.execPath, 'esm', collector.endpoint, KEY, 'no-exit-flush');
  expect(hung).toMatchObject({ code: 0, output: '42' });
  expect(hung.ms).toBeLessThan(20_000);
  const dead = await runScript(process.execPath, 'esm', 'http://127.0.0.1:9', KEY, 'no-flush');
  expect(dead).toMatchObject({ code: 0, output: '42' });
  expect(dead.ms).toBeLessThan(20_000);
});

test('awaiting a flush keeps the process alive until it is done', async () => {
  collector.faults = [{ status: 503, headers: { 'retry-after': '1' } }];
  const { code, output } = await runScript(process.execPath, 'esm', collector.endpoint, KEY, 'flush');
  expect({ code, output }).toEqual({ code: 0, output: '42' });
  expect(collector.recorded).toHaveLength(2);
});

test('the package has no run-time dependency and its code stays below 10 KB gzipped', () => {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  expect(manifest).not.toHaveProperty('dependencies');
  expect(manifest).not.toHaveProperty('peerDependencies');
  const code = readFileSync(join(built, 'index.js'));
  const imports = [...code.toString().matchAll(/(?:from|import\()\s*["'`]([^"'`]+)/g)].map(
    (match) => match[1],
  );
  expect(imports.sort()).toEqual(['node:async_hooks', 'node:http', 'node:https', 'node:zlib']);
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(10_240);
});

test.each(['openai', 'anthropic', 'ai', 'langchain'])(
  'the %s integration loads the SDK and nothing else',
  (part) => {
    for (const format of ['', 'cjs']) {
      const code = readFileSync(join(built, format, part, 'index.js'), 'utf8');
      const loaded = [...code.matchAll(/(?:from|import\(|require\()\s*["'`]([^"'`]+)/g)].map(
        (match) => match[1],
      );
      expect(loaded).toEqual(['../index.js']);
    }
  },
);

test.each([
  ['module', 'import * as sdk'],
  ['commonjs', 'import sdk = require'],
])('the declarations stand alone, without the types of Node, in a %s app', (type, statement) => {
  const app = mkdtempSync(join(tmpdir(), 'almenara-types-'));
  try {
    const loads = ['', 'openai', 'anthropic', 'ai', 'langchain'].map((part) => {
      const from = join(built, type === 'module' ? '' : 'cjs', part, 'index.js');
      const load = statement.replace('sdk', part || 'sdk');
      return type === 'module' ? `${load} from '${from}';` : `${load}('${from}');`;
    });
    writeFileSync(join(app, 'package.json'), JSON.stringify({ type }));
    writeFileSync(
      join(app, 'app.ts'),
      `${loads.join('\n')}
      const client: sdk.Client = sdk.init({ key: 'k', mask: (event) => (event.kind === 'span' ? event : null) });
      const n: Promise<number> = sdk.trace('a', async (span) => {
        span.update({ usage: { input: 1 }, documents: [{ id: 'd', rank: 1 }], startTime: new Date() });
        return sdk.generation('b', { modelRequested: 'm' }, () => 1);
      });
      const result: Promise<sdk.FlushResult> = client.flush();
      const chats = openai.observeOpenAI({ chat: { send: (text: string) => text.length } });
      const length: number = chats.chat.send('x');
      const handler = new langchain.AlmenaraCallbackHandler({ client });
      const observed = [anthropic.observeAnthropic(chats), ai.almenaraTracer(), ai.almenaraTelemetry(), handler, length];
      // @ts-expect-error a type that does not exist
      sdk.startSpan('c', { type: 'unknown' });
      export { n, result, observed };`,
    );
    const options = {
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      types: [],
      lib: ['ES2022'],
      target: 'es2022',
    };
    const compilerOptions = { ...options, module: 'nodenext', moduleResolution: 'nodenext' };
    writeFileSync(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['app.ts'] }));
    const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', app], { encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  } finally {
    rmSync(app, { recursive: true });
  }
});

test('the types agree with the contract', () => {
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', join(folder, 'tsconfig.json')], {
    encoding: 'utf8',
  });
  expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
});
