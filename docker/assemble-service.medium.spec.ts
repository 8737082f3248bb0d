import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const script = fileURLToPath(new URL('assemble-service.sh', import.meta.url));
const platform = `${process.platform}/${process.arch}`;
const elsewhere = process.platform === 'win32' ? 'linux/x64' : 'win32/x64';
const RUNTIME = 'node_modules/onnxruntime-node/bin/napi-v6';
let folder: string;

const write = (...paths: string[]) => {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path);
  }
};
/** Files of the image of a process, without links. */
const assemble = (service: string): string[] => {
  execFileSync('sh', [script, service, `${folder}/packages`, `${folder}/built`, `${folder}/image`]);
  return readdirSync(`${folder}/image`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(`${folder}/image/`.length));
};

/** What `npm ci` and the build leave, in small. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'almenara-assemble-'));
  for (const service of ['evaluator', 'api']) {
    write(
      `built/services/${service}/package.json`,
      `built/services/${service}/dist/main.js`,
      `built/services/${service}/dist/main.spec.js`,
      `built/services/${service}/src/main.ts`,
      `packages/services/${service}/package.json`,
    );
    mkdirSync(`${folder}/packages/node_modules/@almenara`, { recursive: true });
    symlinkSync(`../../services/${service}`, `${folder}/packages/node_modules/@almenara/${service}`);
  }
  write(
    'built/migrations/clickhouse/0001_first.sql',
    ...['card.md', 'groundedness.int8.onnx', 'groundedness.json', 'parity.json'].map(
      (name) => `built/models/groundedness/${name}`,
    ),
    ...['card.md', 'minilm.onnx', 'pca.f32', 'static256.i8'].map((name) => `built/models/embedding/${name}`),
    ...['card.md', 'vocab.txt'].map((name) => `built/models/vocabulary/${name}`),
    'built/models/training/groundedness/train.py',
    `packages/${RUNTIME}/${platform}/onnxruntime_binding.node`,
    `packages/${RUNTIME}/${platform}/libonnxruntime.so.1`,
    `packages/${RUNTIME}/${elsewhere}/onnxruntime_binding.node`,
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the evaluator gets the weights with their cards, and nothing of their training', () => {
  const files = assemble('evaluator').filter((file) => file.startsWith('models/'));
  expect(files.sort()).toEqual([
    'models/embedding/card.md',
    'models/embedding/minilm.onnx',
    'models/embedding/pca.f32',
    'models/embedding/static256.i8',
    'models/groundedness/card.md',
    'models/groundedness/groundedness.int8.onnx',
    'models/groundedness/groundedness.json',
    'models/vocabulary/card.md',
    'models/vocabulary/vocab.txt',
  ]);
});

test('no other process gets a model', () => {
  const files = assemble('api');
  expect(files.filter((file) => file.startsWith('models/'))).toEqual([]);
  expect(files).toContain('services/api/dist/main.js');
});

test('the runtime of the models is kept for the platform of the image alone', () => {
  const files = assemble('evaluator').filter((file) => file.startsWith(RUNTIME));
  expect(files.sort()).toEqual([
    `${RUNTIME}/${platform}/libonnxruntime.so.1`,
    `${RUNTIME}/${platform}/onnxruntime_binding.node`,
  ]);
});

test('without a runtime for this platform there is no image', () => {
  rmSync(`${folder}/packages/${RUNTIME}/${platform}`, { recursive: true });
  expect(() => assemble('evaluator')).toThrow('Command failed');
});
