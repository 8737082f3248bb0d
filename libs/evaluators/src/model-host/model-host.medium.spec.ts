import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GroundednessInput } from '../groundedness/judgement.js';
import { MODEL_FILES } from './load-models.js';
import { JobFailedError, ModelUnavailableError } from './model-errors.js';
import { type ModelHost, openModelHost } from './model-host.js';
import { workerFile } from './worker-file.js';

const modelsFolder = fileURLToPath(new URL('../../../../models', import.meta.url));

const PASSAGES = [
  'The lighthouse of Punta Gris was built in 1853 by the brothers Amaro and Julio Vega. It is 31 metres high.',
  'Visits are possible from April to October, on Saturdays only. A ticket costs 4 euros.',
];
const TRUE_ANSWER = '🙂 The lighthouse was built in 1853 and is 31 metres high. A ticket costs 4 euros.';
const FALSE_ANSWER =
  '🙂 The lighthouse was built in 1911 by a Danish engineer. A ticket costs 9 dollars, and dogs are welcome in the tower restaurant.';

function input(answer: string): GroundednessInput {
  return { answer, question: 'Tell me about the lighthouse.', passages: PASSAGES };
}

describe('the local models', () => {
  let host: ModelHost;

  beforeAll(async () => {
    host = await openModelHost({ modelsFolder });
  });

  afterAll(async () => {
    await host.close();
  });

  it('tell an answer that the passages support from one that they do not', async () => {
    const supported = (await host.judgeGroundedness(input(TRUE_ANSWER))).result;
    const { result, cpuMs } = await host.judgeGroundedness(input(FALSE_ANSWER));
    expect(supported.grounded).toBeGreaterThan(result.grounded + 0.2);
    expect(supported.supported).toBe(true);
    expect(result.supported).toBe(false);
    expect(cpuMs).toBeGreaterThan(1);
    const characters = Array.from(FALSE_ANSWER);
    const spans = result.unsupported.map(({ start, end }) => characters.slice(start, end).join(''));
    expect(spans.join(' | ')).toContain('dollars');
    expect(result.sentences.map(({ passages }) => passages[0]!.passage)).toEqual([0, 1]);
  });

  it('give each of three callers at once what it gets alone', async () => {
    const answers = [TRUE_ANSWER, FALSE_ANSWER, `${FALSE_ANSWER} ${TRUE_ANSWER}`];
    const alone = [];
    for (const answer of answers) alone.push((await host.judgeGroundedness(input(answer))).result);
    const together = await Promise.all(answers.map((answer) => host.judgeGroundedness(input(answer))));
    expect(together.map(({ result }) => result)).toEqual(alone);
  });

  it('go on after a job that they cannot read', async () => {
    const broken = { answer: 'x', question: 'x', passages: [7] } as unknown as GroundednessInput;
    await expect(host.judgeGroundedness(broken)).rejects.toThrow(JobFailedError);
    expect((await host.judgeGroundedness(input(TRUE_ANSWER))).result.supported).toBe(true);
  });

  it('embed texts as unit vectors that are near when the meaning is near, whatever is beside them', async () => {
    const texts = [
      'How do I reset my password?',
      'I forgot my login and need a new one',
      'Bake it for an hour',
      '',
    ];
    const { result } = await host.embed(texts);
    const again = (await host.embed([texts[1]!])).result[0]!;
    const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);
    for (const vector of result) expect(dot(vector, vector)).toBeCloseTo(1, 4);
    expect(result[0]).toHaveLength(384);
    expect(again).toEqual(result[1]);
    expect(dot(result[0]!, result[1]!)).toBeGreaterThan(dot(result[0]!, result[2]!) + 0.2);
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

  it('say which file is missing or wrong, and serve what is there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'almenara-some-models-'));
    try {
      await expect(openModelHost({ modelsFolder: folder })).rejects.toThrow(ModelUnavailableError);
      await expect(openModelHost({ modelsFolder: folder })).rejects.toThrow(
        `${MODEL_FILES.vocabulary} is missing`,
      );
      for (const part of ['vocabulary', 'embedding', 'groundedness']) {
        cpSync(join(modelsFolder, part), join(folder, part), { recursive: true, dereference: true });
      }
      copyFileSync(join(folder, MODEL_FILES.embedding), join(folder, MODEL_FILES.groundedness));
      const some = await openModelHost({ modelsFolder: folder });
      expect((await some.embed(['text'])).result).toHaveLength(1);
      await expect(some.judgeGroundedness(input(TRUE_ANSWER))).rejects.toThrow('sha256');
      await some.close();
      writeFileSync(join(folder, MODEL_FILES.groundednessParameters), '{"window": 3}');
      const other = await openModelHost({ modelsFolder: folder });
      expect(other.models.unavailable.groundedness).toContain('groundedness.json');
      await other.close();
      const parameters = JSON.parse(
        readFileSync(join(modelsFolder, MODEL_FILES.groundednessParameters), 'utf8'),
      );
      parameters.answer.features[0] = 'phase of the moon';
      copyFileSync(join(modelsFolder, MODEL_FILES.groundedness), join(folder, MODEL_FILES.groundedness));
      writeFileSync(join(folder, MODEL_FILES.groundednessParameters), JSON.stringify(parameters));
      const unfit = await openModelHost({ modelsFolder: folder });
      expect(unfit.models.unavailable.groundedness).toContain('phase of the moon');
      await unfit.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
