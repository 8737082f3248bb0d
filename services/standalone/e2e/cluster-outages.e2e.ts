import { hasKafka } from '@almenara/event-log/kafka-broker';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findPostgres } from '../../../libs/control-plane/src/testing/postgres-server.js';
import { Cluster } from './cluster-processes.js';
import { eventually } from './eventually.js';
import { encodeBatch, encodeOtlp, ResendingClient } from './resending-client.js';
import { seededRandom } from './seeded-random.js';
import { ADMIN_TOKEN } from './standalone-process.js';

/** A minute in the soak; here as long as it takes to see that everybody noticed. */
const outageMs = Number(process.env['ALMENARA_SOAK_OUTAGE_MS'] ?? 0);
const seed = Number(process.env['ALMENARA_SOAK_SEED'] ?? 20_261_125);
const missing = !hasKafka ? ' (needs kafka)' : findPostgres() ? '' : ' (needs postgres)';

describe.skipIf(missing)(`a database that is away${missing}`, () => {
  let cluster: Cluster;
  let clients: ResendingClient[];
  let load: Promise<void>[];
  let stopped: boolean;

  beforeAll(async () => {
    cluster = await Cluster.start();
    const random = seededRandom(seed);
    clients = [
      new ResendingClient(`${cluster.gateways[0]!.url}/v1/batch`, 'b', encodeBatch('resender'), random),
      new ResendingClient(`${cluster.gateways[1]!.url}/v1/traces`, 'o', encodeOtlp, random),
    ];
  }, 180_000);
  beforeEach(() => {
    stopped = false;
    load = clients.map((client) => client.run(() => stopped));
  });
  afterEach(() => {
    stopped = true;
  });
  afterAll(() => cluster?.remove());

  it(
    'ClickHouse: the gateway goes on, the API and the writers say so, and afterwards all is stored',
    { timeout: 180_000 + 4 * outageMs },
    async () => {
      await moreAcknowledged();
      await cluster.links.clickhouse.cut();
      await eventually(
        () => isReady(cluster.writers[0]!.url),
        (ready) => !ready,
      );
      expect(await isReady(cluster.gateways[0]!.url)).toBe(true);
      await moreAcknowledged();
      const refusal = await ask('spans?limit=1');
      expect(refusal).toMatchObject({ status: 503, code: 'overloaded' });
      expect(refusal.detail).toContain('trace store');
      await stayAway();
      await cluster.links.clickhouse.mend();
      await eventually(() => isReady(cluster.writers[0]!.url), Boolean, 60_000);
      await endLoadAndCompare();
    },
  );

  it(
    'PostgreSQL: senders are asked to come again, nothing acknowledged is lost, and the processes find it again',
    { timeout: 180_000 + 4 * outageMs },
    async () => {
      await moreAcknowledged();
      await cluster.links.postgres.cut();
      const refused = await eventually(
        () =>
          cluster.gateways[0]!.send(
            { sender: 'probe', sequence: 1, sentAt: 0, events: [] },
            'unknown-key-0123456789',
          ),
        ({ status }) => status !== 401,
      );
      expect(refused.status).toBe(503);
      expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(await isReady(cluster.gateways[0]!.url)).toBe(false);
      const refusal = await ask('spans?limit=1');
      expect(refusal).toMatchObject({ status: 503, code: 'overloaded' });
      expect(refusal.detail).toContain('projects and accounts');
      await stayAway();
      await cluster.links.postgres.mend();
      for (const { url } of cluster.processes) await eventually(() => isReady(url), Boolean, 60_000);
      await moreAcknowledged();
      await endLoadAndCompare();
    },
  );

  async function moreAcknowledged(): Promise<void> {
    const goals = clients.map(({ acknowledged }) => acknowledged.size + 20);
    await eventually(
      async () => clients.every(({ acknowledged }, index) => acknowledged.size >= goals[index]!),
      Boolean,
      120_000,
    );
  }

  async function endLoadAndCompare(): Promise<void> {
    stopped = true;
    await Promise.all(load);
    const expected = new Set(clients.flatMap(({ acknowledged }) => [...acknowledged]));
    const ids = await eventually(listSpans, (list) => list.length >= expected.size, 120_000);
    expect(ids.length, 'a span stands twice').toBe(new Set(ids).size);
    expect(new Set(ids)).toEqual(expected);
  }

  async function isReady(url: string): Promise<boolean> {
    return (await fetch(`${url}/readyz`)).status === 200;
  }

  async function stayAway(): Promise<void> {
    if (outageMs > 0) await new Promise((resolve) => setTimeout(resolve, outageMs));
  }

  async function ask(path: string): Promise<{ status: number; code?: string; detail?: string }> {
    const response = await fetch(`${cluster.api.url}/api/v1/projects/default/${path}`, {
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
    });
    return { ...((await response.json()) as object), status: response.status };
  }

  async function listSpans(): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const next: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const page = (await ask(`spans?limit=1000${next}`)) as unknown as {
        items: { traceId: string; spanId: string }[];
        nextCursor: string | null;
      };
      ids.push(...page.items.map(({ traceId, spanId }) => `${traceId}/${spanId}`));
      cursor = page.nextCursor;
    } while (cursor);
    return ids;
  }
});
