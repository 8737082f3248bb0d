import { init } from '@almenara/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './eventually.js';
import { seededRandom } from './seeded-random.js';
import { writeSoakResult } from './soak-result.js';
import { INGEST_KEY, StandaloneProcess } from './standalone-process.js';

const kills = Number(process.env['ALMENARA_SOAK_KILLS'] ?? 3);
const seed = Number(process.env['ALMENARA_SOAK_SEED'] ?? 20_261_126);

interface Score {
  readonly name: string;
  readonly label: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly evaluatorVersion: string;
}

const scoresOf = (standalone: StandaloneProcess, query: string) =>
  standalone.list<Score>(`/api/v1/projects/default/scores?source=evaluator&${query}`);

describe('evaluators in a standalone', () => {
  let standalone: StandaloneProcess;
  beforeAll(async () => {
    standalone = await StandaloneProcess.create();
    await standalone.start();
  });
  afterAll(() => standalone?.remove());

  it('judge an answer of the SDK by the documents that its trace retrieved', async () => {
    const sdk = init({ endpoint: standalone.url, key: INGEST_KEY });
    let traceId = '';
    await sdk.trace('ask', async (root) => {
      traceId = root.traceId;
      sdk.retrieval('find', {
        query: 'When does the museum open?',
        documents: [
          { id: 'hours', content: 'The museum opens at ten in the morning and is closed on Mondays.' },
        ],
      });
      sdk.generation('answer', {
        input: [{ role: 'user', content: 'When does the museum open?' }],
        output: 'The museum opens at ten in the morning. Entry costs forty euros and includes a boat trip.',
        modelAnswered: 'model-a',
      });
    });
    await sdk.shutdown();
    const found = await eventually(
      () => scoresOf(standalone, `trace=${traceId}`),
      (scores) => scores.some(({ name }) => name === 'truncation'),
    );
    expect(found.find(({ name }) => name === 'truncation')).toMatchObject({ label: 'complete' });
  });
});

describe('evaluators under kill -9', () => {
  let standalone: StandaloneProcess;
  afterAll(() => standalone?.remove());

  it(
    `have scored every answer exactly once after ${kills} kills at random moments`,
    { timeout: 120_000 + kills * 30_000 },
    async () => {
      const random = seededRandom(seed);
      standalone = await StandaloneProcess.create();
      await standalone.start();
      const sdk = init({
        endpoint: standalone.url,
        key: INGEST_KEY,
        maxRetryDelayMs: 500,
        maxAttempts: 10_000,
      });
      const answers = new Set<string>();
      let isStopped = false;
      const answering = (async () => {
        for (let number = 0; !isStopped; number++) {
          await sdk.trace(`question ${number}`, async (root) => {
            // Every third has a parent that never ends, and is scored when it was quiet.
            if (number % 3 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
            sdk.generation('answer', { input: 'How many?', output: `There are ${number}.` }, (span) => {
              answers.add(`${root.traceId}/${span.spanId}`);
            });
          });
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      })();
      for (let kill = 0; kill < kills; kill++) {
        const goal = answers.size + 50;
        await eventually(
          async () => answers.size,
          (count) => count >= goal,
          60_000,
        );
        await new Promise((resolve) => setTimeout(resolve, random() * 3000));
        await standalone.kill9();
        await standalone.start();
      }
      isStopped = true;
      await answering;
      expect(await sdk.flush(60_000)).toMatchObject({ pending: 0, lost: 0 });

      const scored = await eventually(
        () => scoresOf(standalone, 'name=truncation'),
        (scores) => scores.length >= answers.size,
        120_000,
      );
      const judged = scored.map(({ traceId, spanId }) => `${traceId}/${spanId}`);
      expect(judged.toSorted()).toEqual([...answers].toSorted());
      writeSoakResult('kill-evaluator', { kills, seed, answers: answers.size, scoredTwice: 0, notScored: 0 });
    },
  );
});
