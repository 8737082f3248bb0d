import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres, startPostgres } from '@almenara/control-plane/postgres-server';
import { hasKafka, KafkaBroker } from '@almenara/event-log/kafka-broker';
import { startClickHouseOverHttp } from '@almenara/trace-store/clickhouse-over-http';
import { KEY, startProcess, TOKEN } from './processes.mjs';

/** What this machine lacks for the cluster; empty when nothing. */
export function missingForCluster() {
  if (!hasKafka) return 'Kafka (Java 17, and the jars: node scripts/kafka-jars.mjs)';
  return findPostgres() ? '' : 'PostgreSQL';
}

/**
 * One gateway, one writer and one API as processes of their own, on a real Kafka broker and PostgreSQL. The
 * embedded engine behind an HTTP front stands in for a ClickHouse server. The broker syncs each append to disk, as
 * it does in docker-compose.yml, so that both modes promise the same.
 */
export async function startCluster({ partitions = 12 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'almenara-bench-'));
  const ends = [async () => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const broker = await KafkaBroker.start({ 'log.flush.interval.messages': '1' });
    ends.push(() => broker.remove());
    const postgres = await startPostgres(findPostgres());
    ends.push(() => postgres.stop());
    const clickhouse = await startClickHouseOverHttp(join(folder, 'clickhouse'));
    ends.push(() => clickhouse.stop());
    const environment = {
      KAFKA_BROKERS: broker.brokers.join(','),
      KAFKA_PARTITIONS: String(partitions),
      DATABASE_URL: await postgres.createDatabase(),
      CLICKHOUSE_URL: clickhouse.url,
      ALMENARA_INGEST_KEY: KEY,
      ALMENARA_ADMIN_TOKEN: TOKEN,
    };
    const started = {};
    for (const service of ['api', 'writer', 'gateway']) {
      started[service] = await startProcess(service, environment);
      ends.push(() => started[service].stop());
    }
    return {
      ingestUrl: started.gateway.url,
      apiUrl: started.api.url,
      processes: {
        gateway: started.gateway.pid,
        writer: started.writer.pid,
        api: started.api.pid,
        kafka: broker.pid,
        clickhouse: clickhouse.pid,
      },
      bytesOnDisk: async () => ({
        kafka: bytesIn(join(broker.folder, 'data'), /^almenara\.events-/),
        clickhouse: await bytesOfTables(clickhouse.url),
      }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Segments of the topic; indexes are made large beforehand and say nothing. */
function bytesIn(folder, topic) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => topic.test(name) && name.endsWith('.log'))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

async function bytesOfTables(url) {
  const sql = "SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND database = 'almenara'";
  const answer = await fetch(`${url}/?query=${encodeURIComponent(sql)}`, { method: 'POST' });
  return Number(await answer.text());
}
