import { init } from '@almenara/sdk';
import { afterAll, describe, expect, it } from 'vitest';
import { AcknowledgedLoad, expectExactly } from './acknowledged-load.js';
import { seededRandom } from './seeded-random.js';
import { INGEST_KEY, StandaloneProcess } from './standalone-process.js';
import { writeSoakResult } from './soak-result.js';

const kills = Number(process.env['ALMENARA_SOAK_KILLS'] ?? 5);
const seed = Number(process.env['ALMENARA_SOAK_SEED'] ?? 20_261_124);

interface Metrics {
  series: { total: { count: number }; points: { count: number }[] }[];
}

describe('standalone under kill -9', () => {
  let standalone: StandaloneProcess;
  afterAll(() => standalone?.remove());

  it(
    `shows exactly the acknowledged spans, none lost, none twice, after ${kills} kills at random moments`,
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
      const recorded = new Set<string>();
      const load = new AcknowledgedLoad({ batch: standalone.url, otlp: standalone.url }, random);
      load.start();
      let stopped = false;
      const recording = recordBySdk(sdk, recorded, () => stopped);

      for (let kill = 0; kill < kills; kill++) {
        await load.more();
        await new Promise((resolve) => setTimeout(resolve, random() * 400));
        await standalone.kill9();
        await standalone.start();
      }
      stopped = true;
      const [acknowledged] = await Promise.all([load.end(), recording]);
      const result = await sdk.flush(60_000);
      expect(result).toMatchObject({ pending: 0, lost: 0 });

      const expected = new Set([...recorded, ...acknowledged]);
      await expectExactly(expected, standalone.url);

      const range = 'from=2026-01-01T00:00:00Z&to=2100-01-01T00:00:00Z';
      for (const [of, count] of [
        ['spans', expected.size],
        ['traces', new Set([...expected].map((id) => id.split('/')[0])).size],
      ] as const) {
        const { series } = await standalone.get<Metrics>(
          `/api/v1/projects/default/metrics?of=${of}&${range}`,
        );
        expect(series[0]!.total.count, `chart total of ${of}`).toBe(count);
        const inPoints = series[0]!.points.reduce((sum, point) => sum + point.count, 0);
        expect(inPoints, `chart points of ${of}`).toBe(count);
      }
      writeSoakResult('kill-standalone', { kills, seed, spans: expected.size, lost: 0, doubled: 0 });
    },
  );
});

/** The application's own work, recorded as it happens through the wrappers. */
async function recordBySdk(
  sdk: ReturnType<typeof init>,
  recorded: Set<string>,
  stopped: () => boolean,
): Promise<void> {
  while (!stopped()) {
    await sdk.trace('question', async (root) => {
      recorded.add(`${root.traceId}/${root.spanId}`);
      sdk.generation('call', { input: 'hello', output: 'hi', modelAnswered: 'model-c' }, (span) => {
        recorded.add(`${span.traceId}/${span.spanId}`);
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
