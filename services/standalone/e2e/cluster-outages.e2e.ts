import { hasKafka } from '@almenara/event-log/kafka-broker';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findPostgres } from '../../../libs/control-plane/src/testing/postgres-server.js';
import { AcknowledgedLoad, expectExactly } from './acknowledged-load.js';
import { ADMIN_TOKEN } from './ask-api.js';
import { Cluster } from './cluster-processes.js';
import { eventually } from './eventually.js';
import { seededRandom } from './seeded-random.js';

/** A minute in the soak; here as long as it takes to see that everybody noticed. */
const outageMs = Number(process.env['ALMENARA_SOAK_OUTAGE_MS'] ?? 0);
const seed = Number(process.env['ALMENARA_SOAK_SEED'] ?? 20_261_125);
const missing = !hasKafka ? ' (needs kafka)' : findPostgres() ? '' : ' (needs postgres)';

describe.skipIf(missing)(`a database that is away${missing}`, () => {
  let cluster: Cluster;
  let load: AcknowledgedLoad;

  beforeAll(async () => {
    cluster = await Cluster.start();
    const [batch, otlp] = cluster.gateways.map(({ url }) => url);
    load = new AcknowledgedLoad({ batch: batch!, otlp: otlp! }, seededRandom(seed));
  });
  beforeEach(() => load.start());
  afterEach(() => load.stop());
  afterAll(() => cluster?.remove());

  it(
    'ClickHouse: the gateway goes on, the API and the writers say so, and afterwards all is stored',
    { timeout: 600_000 + 4 * outageMs },
    async () => {
      await load.more(load.clients, 120_000);
      await cluster.links.clickhouse.cut();
      await eventually(
        () => cluster.writers[0]!.isReady(),
        (ready) => !ready,
      );
      expect(await cluster.gateways[0]!.isReady()).toBe(true);
      await load.more(load.clients, 120_000);
      const refusal = await ask('spans?limit=1');
      expect(refusal).toMatchObject({ status: 503, code: 'overloaded' });
      expect(refusal.detail).toContain('trace store');
      await stayAway();
      await cluster.links.clickhouse.mend();
      await cluster.writers[0]!.ready();
      await expectExactly(await load.end(), cluster.api.url, 120_000);
    },
  );

  it(
    'PostgreSQL: senders are asked to come again, nothing acknowledged is lost, and the processes find it again',
    { timeout: 600_000 + 4 * outageMs },
    async () => {
      await load.more(load.clients, 120_000);
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
      expect(await cluster.gateways[0]!.isReady()).toBe(false);
      const refusal = await ask('spans?limit=1');
      expect(refusal).toMatchObject({ status: 503, code: 'overloaded' });
      expect(refusal.detail).toContain('projects and accounts');
      await stayAway();
      await cluster.links.postgres.mend();
      for (const one of cluster.processes) await one.ready();
      await load.more(load.clients, 120_000);
      await expectExactly(await load.end(), cluster.api.url, 120_000);
    },
  );

  async function stayAway(): Promise<void> {
    if (outageMs > 0) await new Promise((resolve) => setTimeout(resolve, outageMs));
  }

  async function ask(path: string): Promise<{ status: number; code?: string; detail?: string }> {
    const response = await fetch(`${cluster.api.url}/api/v1/projects/default/${path}`, {
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
    });
    return { ...((await response.json()) as object), status: response.status };
  }
});
