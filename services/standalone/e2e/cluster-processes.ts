import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KafkaBroker } from '@almenara/event-log/kafka-broker';
import {
  findPostgres,
  startPostgres,
  type PostgresServer,
} from '../../../libs/control-plane/src/testing/postgres-server.js';
import {
  startClickHouseOverHttp,
  type ClickHouseOverHttp,
} from '../../../libs/trace-store/src/testing/clickhouse-over-http/start.js';
import { ADMIN_TOKEN } from './ask-api.js';
import { CuttableLink } from './cuttable-link.js';
import { eventually } from './eventually.js';
import { findFreePort, INGEST_KEY } from './standalone-process.js';

/** One process of the cluster, built, on a port of its own. */
export class ClusterProcess {
  private child: ChildProcess | undefined;
  output = '';

  constructor(
    readonly service: string,
    readonly port: number,
    private readonly environment: Record<string, string>,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Resolves when the process says that it is ready to work. */
  async start(): Promise<void> {
    const main = fileURLToPath(new URL(`../../${this.service}/dist/main.js`, import.meta.url));
    const child = spawn(process.execPath, [main], {
      env: {
        PATH: process.env['PATH'],
        ALMENARA_PORT: String(this.port),
        ALMENARA_LOG_LEVEL: 'warn',
        ALMENARA_INFERENCE_PRIORITY: 'normal',
        ...this.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    await this.ready();
  }

  /** Resolves when the process says that it can work; says what it printed if it never does. */
  async ready(): Promise<void> {
    try {
      await eventually(() => this.isReady(), Boolean, 60_000);
    } catch (error) {
      const state = this.child?.exitCode ?? this.child?.signalCode ?? 'running';
      throw new Error(`${this.service} (${state}) is not ready:\n${this.output}`, { cause: error });
    }
  }

  async isReady(): Promise<boolean> {
    return (await fetch(`${this.url}/readyz`)).status === 200;
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const gone = once(child, 'exit');
    // A suspended process does not see other signals.
    child.kill('SIGCONT');
    child.kill(signal);
    await gone;
    return child.exitCode;
  }

  /** Sends a batch to this gateway. */
  send(batch: object, key: string): Promise<Response> {
    return fetch(`${this.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(batch),
    });
  }

  /** Stops the process in the middle of whatever it does, without its noticing. */
  suspend(): void {
    this.child!.kill('SIGSTOP');
  }

  resume(): void {
    this.child!.kill('SIGCONT');
  }
}

/** Real Kafka and PostgreSQL, the stand-in for ClickHouse, two gateways, two writers, two monitors, an evaluator and an API. */
export class Cluster {
  private constructor(
    private readonly folder: string,
    readonly broker: KafkaBroker,
    private readonly postgres: PostgresServer,
    private readonly clickhouse: ClickHouseOverHttp,
    readonly gateways: readonly ClusterProcess[],
    readonly writers: readonly ClusterProcess[],
    readonly monitors: readonly ClusterProcess[],
    readonly evaluator: ClusterProcess,
    readonly api: ClusterProcess,
    /** What lies between the processes and the databases. */
    readonly links: { readonly clickhouse: CuttableLink; readonly postgres: CuttableLink },
  ) {}

  static async start(): Promise<Cluster> {
    const folder = await mkdtemp(join(tmpdir(), 'almenara-cluster-'));
    const broker = await KafkaBroker.start();
    const postgres = await startPostgres(findPostgres()!);
    const clickhouse = await startClickHouseOverHttp(join(folder, 'clickhouse'));
    const toPostgres = await CuttableLink.to(await postgres.createDatabase());
    const toClickhouse = await CuttableLink.to(clickhouse.url);
    const environment = {
      KAFKA_BROKERS: broker.brokers.join(','),
      DATABASE_URL: toPostgres.url,
      CLICKHOUSE_URL: toClickhouse.url,
      ALMENARA_INGEST_KEY: INGEST_KEY,
      ALMENARA_ADMIN_TOKEN: ADMIN_TOKEN,
    };
    const create = async (service: string, more: Record<string, string> = {}) =>
      new ClusterProcess(service, await findFreePort(), { ...environment, ...more });
    const gateways = [await create('gateway'), await create('gateway')];
    const door = { ALMENARA_GATEWAY_URL: gateways[0]!.url };
    const cluster = new Cluster(
      folder,
      broker,
      postgres,
      clickhouse,
      gateways,
      [await create('writer'), await create('writer')],
      [await create('monitor', door), await create('monitor', door)],
      await create('evaluator'),
      await create('api'),
      { clickhouse: toClickhouse.link, postgres: toPostgres.link },
    );
    // The first one makes the tables; the others find them.
    for (const one of [cluster.api, ...cluster.writers, ...cluster.gateways]) await one.start();
    await Promise.all([...cluster.monitors, cluster.evaluator].map((one) => one.start()));
    return cluster;
  }

  get processes(): readonly ClusterProcess[] {
    return [...this.gateways, ...this.writers, ...this.monitors, this.evaluator, this.api];
  }

  async remove(): Promise<void> {
    for (const one of this.processes) await one.kill();
    for (const link of Object.values(this.links)) await link.cut();
    await this.clickhouse.stop();
    await this.postgres.stop();
    await this.broker.remove();
    await rm(this.folder, { recursive: true, force: true });
  }
}
