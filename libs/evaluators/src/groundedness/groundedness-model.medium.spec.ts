import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JobFailedError, type ModelHost, openModelHost } from '@almenara/local-models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODEL_MODULES } from '../model-modules.js';
import { PARAMETERS_FILE, WEIGHTS_FILE } from './groundedness-model.js';
import type { GroundednessInput, Judgement } from './judgement.js';

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

function judge(host: ModelHost, asked: GroundednessInput) {
  return host.run<Judgement>('groundedness', asked);
}

describe('the groundedness model', () => {
  let host: ModelHost;

  beforeAll(async () => {
    host = await openModelHost({ modelsFolder, modules: MODEL_MODULES });
  });

  afterAll(async () => {
    await host.close();
  });

  it('tells an answer that the passages support from one that they do not', async () => {
    const supported = (await judge(host, input(TRUE_ANSWER))).result;
    const { result, cpuMs } = await judge(host, input(FALSE_ANSWER));
    expect(supported.grounded).toBeGreaterThan(result.grounded + 0.2);
    expect(supported.supported).toBe(true);
    expect(result.supported).toBe(false);
    expect(cpuMs).toBeGreaterThan(1);
    const characters = Array.from(FALSE_ANSWER);
    const spans = result.unsupported.map(({ start, end }) => characters.slice(start, end).join(''));
    expect(spans.join(' | ')).toContain('dollars');
    expect(result.sentences.map(({ passages }) => passages[0]!.passage)).toEqual([0, 1]);
  });

  it('gives each of three callers at once what it gets alone', async () => {
    const answers = [TRUE_ANSWER, FALSE_ANSWER, `${FALSE_ANSWER} ${TRUE_ANSWER}`];
    const alone = [];
    for (const answer of answers) alone.push((await judge(host, input(answer))).result);
    const together = await Promise.all(answers.map((answer) => judge(host, input(answer))));
    expect(together.map(({ result }) => result)).toEqual(alone);
  });

  it('goes on after a job that it cannot read', async () => {
    const broken = { answer: 'x', question: 'x', passages: [7] } as unknown as GroundednessInput;
    await expect(judge(host, broken)).rejects.toThrow(JobFailedError);
    expect((await judge(host, input(TRUE_ANSWER))).result.supported).toBe(true);
  });

  it('is left out, with the reason, when a file is wrong, and the others are served', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'almenara-some-models-'));
    try {
      for (const part of ['vocabulary', 'embedding', 'groundedness']) {
        cpSync(join(modelsFolder, part), join(folder, part), { recursive: true, dereference: true });
      }
      copyFileSync(join(folder, 'embedding/minilm-l6.int8.onnx'), join(folder, WEIGHTS_FILE));
      const some = await openModelHost({ modelsFolder: folder, modules: MODEL_MODULES });
      expect((await some.embed(['text'])).result).toHaveLength(1);
      await expect(judge(some, input(TRUE_ANSWER))).rejects.toThrow('sha256');
      await some.close();
      writeFileSync(join(folder, PARAMETERS_FILE), '{"window": 3}');
      const other = await openModelHost({ modelsFolder: folder, modules: MODEL_MODULES });
      expect(other.models.unavailable['groundedness']).toContain('groundedness.json');
      await other.close();
      const parameters = JSON.parse(readFileSync(join(modelsFolder, PARAMETERS_FILE), 'utf8'));
      parameters.answer.features[0] = 'phase of the moon';
      copyFileSync(join(modelsFolder, WEIGHTS_FILE), join(folder, WEIGHTS_FILE));
      writeFileSync(join(folder, PARAMETERS_FILE), JSON.stringify(parameters));
      const unfit = await openModelHost({ modelsFolder: folder, modules: MODEL_MODULES });
      expect(unfit.models.unavailable['groundedness']).toContain('phase of the moon');
      await unfit.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
