import type { DataHealth } from '@almenara/contract';
import { hasKafka } from '@almenara/event-log/kafka-broker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPostgres } from '../../../libs/control-plane/src/testing/postgres-server.js';
import { AcknowledgedLoad, expectExactly } from './acknowledged-load.js';
import { askFrom, listFrom } from './ask-api.js';
import { Cluster } from './cluster-processes.js';
import { eventually } from './eventually.js';
import { seededRandom } from './seeded-random.js';
import { writeSoakResult } from './soak-result.js';
import { INGEST_KEY } from './standalone-process.js';

const kills = Number(process.env['ALMENARA_SOAK_CLUSTER_KILLS'] ?? 2);
const seed = Number(process.env['ALMENARA_SOAK_SEED'] ?? 20_261_124);
/** Of the topic that the processes make. */
const PARTITIONS = 12;
const missing = !hasKafka ? ' (needs kafka)' : findPostgres() ? '' : ' (needs postgres)';

describe.skipIf(missing)(`cluster on Kafka and PostgreSQL${missing}`, () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await Cluster.start();
  });
  afterAll(() => cluster?.remove());

  it(
    `shows exactly the acknowledged spans after ${kills} kill -9 each of broker, writer and gateway and a writer that slept through its replacement`,
    { timeout: 600_000 + kills * 120_000 },
    async () => {
      const { gateways, writers, broker } = cluster;
      const load = new AcknowledgedLoad(
        { batch: gateways[0]!.url, otlp: gateways[1]!.url },
        seededRandom(seed),
      );
      load.start();
      const moreAcknowledged = (clients = load.clients) => load.more(clients, 120_000);

      for (let kill = 0; kill < kills; kill++) {
        const [one, other] = kill % 2 === 0 ? [0, 1] : [1, 0];
        await moreAcknowledged();
        await writers[one]!.kill();
        await moreAcknowledged();
        await writers[one]!.start();
        await gateways[one]!.kill();
        await moreAcknowledged([load.clients[other]!]);
        await gateways[one]!.start();
        await moreAcknowledged();
        await broker.kill();
        await broker.start();
        await moreAcknowledged();
      }

      writers[0]!.suspend();
      await moreAcknowledged();
      // The second writer takes the partitions over when the first one has been silent for its session.
      const before = await countSpans();
      await eventually(countSpans, (count) => count > before + 100, 120_000);
      writers[0]!.resume();
      await moreAcknowledged();
      const expected = await load.end();
      await expectExactly(expected, cluster.api.url, 120_000);
      const { ledger, canary } = await eventually(
        () => get<DataHealth>('data-health'),
        (answer) => answer.ledger.underWay === 0 && answer.ledger.stored === answer.ledger.declared,
        60_000,
      );
      expect(ledger).toMatchObject({ deadLettered: 0, rejected: 0, gapsDue: 0, gapsNotYetDue: 0 });
      expect(ledger.declared).toBeGreaterThan(0);
      expect(ledger.unnumbered).toBeGreaterThan(0);
      expect(canary.stored).toBeGreaterThan(0);
      writeSoakResult('kill-cluster', {
        killsOfEach: kills,
        seed,
        spans: expected.size,
        lost: 0,
        doubled: 0,
      });
    },
  );

  it(
    `has scored every answer exactly once after ${kills} kill -9 of the evaluator at random moments`,
    { timeout: 600_000 + kills * 120_000 },
    async () => {
      const random = seededRandom(seed);
      const answers: string[] = [];
      for (let kill = 0; kill < kills; kill++) {
        const from = answers.length;
        for (let number = from; number < from + 60; number++) answers.push(`answer-${number}`);
        const now = Date.now();
        const events = answers.slice(from).map((traceId) => {
          const times = { startTime: now, endTime: now };
          const said = { input: `${traceId}?`, output: `It is ${traceId}.` };
          return { kind: 'span', traceId, spanId: 'said', type: 'llm', ...times, ...said };
        });
        const batch = { sender: 'answers', sequence: kill + 1, sentAt: now, events };
        expect((await cluster.gateways[0]!.send(batch, INGEST_KEY)).status).toBe(200);
        await new Promise((resolve) => setTimeout(resolve, random() * 8000));
        await cluster.evaluator.kill();
        await cluster.evaluator.start();
      }
      const scored = await eventually(
        async () => {
          const path = '/api/v1/projects/default/scores?source=evaluator&name=truncation';
          const scores = await listFrom<{ traceId: string }>(cluster.api.url, path);
          return scores.map(({ traceId }) => traceId).filter((id) => id.startsWith('answer-'));
        },
        (found) => found.length >= answers.length,
        120_000,
      );
      expect(scored.toSorted()).toEqual(answers.toSorted());
      writeSoakResult('kill-cluster-evaluator', {
        kills,
        seed,
        answers: answers.length,
        notScored: 0,
        scoredTwice: 0,
      });
    },
  );

  it('sent one canary a minute through every partition, although two monitors run', async () => {
    const { items } = await get<{ items: { traceId: string; sessionId: string }[] }>(
      'spans?limit=1000',
      'almenara-canary',
    );
    const byMinute = new Map<string, Set<string>>();
    for (const { traceId, sessionId } of items) {
      byMinute.set(sessionId, (byMinute.get(sessionId) ?? new Set()).add(traceId));
    }
    // A flight that a kill cut off may have reached some of the partitions only; a second one would double them.
    expect(Math.max(...[...byMinute.values()].map(({ size }) => size))).toBe(PARTITIONS);
    const { canary } = await get<DataHealth>('data-health');
    expect(canary.sent).toBeGreaterThanOrEqual(byMinute.size);
  });

  it('ends in order at SIGTERM, every process with 0', async () => {
    const codes = await Promise.all(cluster.processes.map((one) => one.kill('SIGTERM')));
    expect(codes).toEqual(cluster.processes.map(() => 0));
  });

  function get<Answer>(path: string, project = 'default'): Promise<Answer> {
    return askFrom(cluster.api.url, `/api/v1/projects/${project}/${path}`);
  }

  async function countSpans(): Promise<number> {
    const range = 'from=2026-01-01T00:00:00Z&to=2100-01-01T00:00:00Z';
    const { series } = await get<{ series: { total: { count: number } }[] }>(`metrics?of=spans&${range}`);
    return series[0]!.total.count;
  }
});
