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
  readonly evidence: readonly {
    readonly start?: number;
    readonly end?: number;
    readonly documentId?: string;
  }[];
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

  it('find the sentence of an answer that its documents do not support, seconds after it came', async () => {
    const sdk = init({ endpoint: standalone.url, key: INGEST_KEY });
    const supported = 'The museum opens at ten in the morning and is closed on Mondays.';
    const invented = 'Admission costs 40 euros and includes a boat trip to the lighthouse.';
    let traceId = '';
    await sdk.trace('ask', async (root) => {
      traceId = root.traceId;
      await sdk.retrieval('find', async (span) => {
        span.update({
          query: 'When does the museum open?',
          documents: [{ id: 'hours', content: `Opening hours. ${supported} Dogs may not enter.` }],
        });
      });
      await sdk.generation('answer', async (span) => {
        span.update({
          input: [{ role: 'user', content: 'When does the museum open?' }],
          output: `${supported} ${invented}`,
          modelAnswered: 'model-a',
        });
      });
    });
    await sdk.shutdown();
    const found = await eventually(
      () => scoresOf(standalone, `trace=${traceId}&name=groundedness`),
      (scores) => scores.length > 0,
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ label: 'unsupported', traceId });
    const unsupported = found[0]!.evidence.filter(({ start }) => start !== undefined);
    expect(unsupported.length).toBeGreaterThan(0);
    for (const { start } of unsupported) expect(start).toBeGreaterThan(supported.length);
  });
});

describe('evaluators under kill -9', () => {
  let standalone: StandaloneProcess;
  afterAll(() => standalone?.remove());

  it(
    `have scored every answer exactly once after ${kills} kills at random moments`,
    { timeout: 600_000 + kills * 120_000 },
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
