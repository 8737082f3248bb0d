import type { DataHealth } from '@almenara/contract';
import { hasKafka } from '@almenara/event-log/kafka-broker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPostgres } from '../../../libs/control-plane/src/testing/postgres-server.js';
import { Cluster } from './cluster-processes.js';
import { eventually } from './eventually.js';
import { encodeBatch, encodeOtlp, ResendingClient } from './resending-client.js';
import { seededRandom } from './seeded-random.js';
import { writeSoakResult } from './soak-result.js';
import { ADMIN_TOKEN } from './standalone-process.js';

const kills = Number(process.env['ALMENARA_SOAK_CLUSTER_KILLS'] ?? 2);
const seed = Number(process.env['ALMENARA_SOAK_SEED'] ?? 20_261_124);
/** Of the topic that the processes make. */
const PARTITIONS = 12;
const missing = !hasKafka ? ' (needs kafka)' : findPostgres() ? '' : ' (needs postgres)';

interface Page {
  items: { traceId: string; spanId: string }[];
  nextCursor: string | null;
}

describe.skipIf(missing)(`cluster on Kafka and PostgreSQL${missing}`, () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await Cluster.start();
  }, 180_000);
  afterAll(() => cluster?.remove());

  it(
    `shows exactly the acknowledged spans after ${kills} kill -9 each of broker, writer and gateway and a writer that slept through its replacement`,
    { timeout: 240_000 + kills * 90_000 },
    async () => {
      const random = seededRandom(seed);
      const { gateways, writers, broker } = cluster;
      const clients = [
        new ResendingClient(`${gateways[0]!.url}/v1/batch`, 'b', encodeBatch('resender'), random),
        new ResendingClient(`${gateways[1]!.url}/v1/traces`, 'o', encodeOtlp, random),
      ];
      let stopped = false;
      const load = clients.map((client) => client.run(() => stopped));
      const moreAcknowledged = async (from: readonly ResendingClient[]) => {
        const goals = from.map(({ acknowledged }) => acknowledged.size + 20);
        await eventually(
          async () => from.every(({ acknowledged }, index) => acknowledged.size >= goals[index]!),
          Boolean,
          120_000,
        );
      };

      for (let kill = 0; kill < kills; kill++) {
        const [one, other] = kill % 2 === 0 ? [0, 1] : [1, 0];
        await moreAcknowledged(clients);
        await writers[one]!.kill();
        await moreAcknowledged(clients);
        await writers[one]!.start();
        await gateways[one]!.kill();
        await moreAcknowledged([clients[other]!]);
        await gateways[one]!.start();
        await moreAcknowledged(clients);
        await broker.kill();
        await broker.start();
        await moreAcknowledged(clients);
      }

      writers[0]!.suspend();
      await moreAcknowledged(clients);
      // The second writer takes the partitions over when the first one has been silent for its session.
      const before = await countSpans();
      await eventually(countSpans, (count) => count > before + 100, 120_000);
      writers[0]!.resume();
      await moreAcknowledged(clients);
      stopped = true;
      await Promise.all(load);

      const expected = new Set(clients.flatMap(({ acknowledged }) => [...acknowledged]));
      const ids = await eventually(listSpans, (list) => list.length >= expected.size, 120_000);
      expect(ids.length, 'a span stands twice').toBe(new Set(ids).size);
      expect(new Set(ids)).toEqual(expected);
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

  async function get<Answer>(path: string, project = 'default'): Promise<Answer> {
    const response = await fetch(`${cluster.api.url}/api/v1/projects/${project}/${path}`, {
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  async function countSpans(): Promise<number> {
    const range = 'from=2026-01-01T00:00:00Z&to=2100-01-01T00:00:00Z';
    const { series } = await get<{ series: { total: { count: number } }[] }>(`metrics?of=spans&${range}`);
    return series[0]!.total.count;
  }

  async function listSpans(): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const next: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const page: Page = await get(`spans?limit=1000${next}`);
      ids.push(...page.items.map(({ traceId, spanId }) => `${traceId}/${spanId}`));
      cursor = page.nextCursor;
    } while (cursor);
    return ids;
  }
});
