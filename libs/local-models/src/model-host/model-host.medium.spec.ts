import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VOCABULARY_FILE } from './load-models.js';
import { JobFailedError, ModelUnavailableError } from './model-errors.js';
import { type ModelHost, openModelHost } from './model-host.js';
import { workerFile } from '@almenara/worker-thread';

const modelsFolder = fileURLToPath(new URL('../../../../models', import.meta.url));

describe('the local models', () => {
  let host: ModelHost;

  beforeAll(async () => {
    host = await openModelHost({ modelsFolder });
  });

  afterAll(async () => {
    await host.close();
  });

  it('embed texts as unit vectors that are near when the meaning is near, whatever is beside them', async () => {
    const texts = [
      'How do I reset my password?',
      'I forgot my login and need a new one',
      'Bake it for an hour',
      '',
    ];
    const { result, cpuMs } = await host.embed(texts);
    const again = (await host.embed([texts[1]!])).result[0]!;
    const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);
    for (const vector of result) expect(dot(vector, vector)).toBeCloseTo(1, 4);
    expect(result[0]).toHaveLength(384);
    expect(again).toEqual(result[1]);
    expect(cpuMs).toBeGreaterThan(1);
    expect(dot(result[0]!, result[1]!)).toBeGreaterThan(dot(result[0]!, result[2]!) + 0.2);
  });

  it('go on after a job that they cannot read', async () => {
    await expect(host.embed([7] as unknown as string[])).rejects.toThrow(JobFailedError);
    expect((await host.embed(['text'])).result).toHaveLength(1);
  });

  it('do not abort the process when they are closed while they run', () => {
    const file = fileURLToPath(new URL('./testing/close-while-busy.ts', import.meta.url));
    const { execArgv } = workerFile('worker', import.meta.url);
    for (let round = 0; round < 2; round += 1) {
      const child = spawnSync(process.execPath, [...execArgv, file, modelsFolder], {
        encoding: 'utf8',
        env: {},
      });
      expect({ status: child.status, output: child.stdout.trim() }).toEqual({ status: 0, output: 'closed' });
    }
  });

  it('say what is missing, and serve what is there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'almenara-some-models-'));
    try {
      await expect(openModelHost({ modelsFolder: folder })).rejects.toThrow(ModelUnavailableError);
      await expect(openModelHost({ modelsFolder: folder })).rejects.toThrow(`${VOCABULARY_FILE} is missing`);
      for (const part of ['vocabulary', 'embedding']) {
        cpSync(join(modelsFolder, part), join(folder, part), { recursive: true, dereference: true });
      }
      const modules = { other: new URL('./no-such-model.js', import.meta.url) };
      const some = await openModelHost({ modelsFolder: folder, modules });
      expect((await some.embed(['text'])).result).toHaveLength(1);
      await expect(some.run('other', 'text')).rejects.toThrow(/no-such-model/);
      await some.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
