import 'reflect-metadata';
import { readConfiguration } from '@almenara/configuration';
import { EVENTS_TOPIC } from '@almenara/contract';
import { openControlPlane } from '@almenara/control-plane';
import { epochFloor, openKafkaLog } from '@almenara/event-log';
import { need, runProcess } from '@almenara/process-host';
import { migrate, openTraceStore } from '@almenara/trace-store';
import { WriterModule } from './writer.module.js';

const migrations = new URL('../../../migrations/clickhouse/', import.meta.url);

await runProcess({
  name: 'writer',
  readConfiguration: () => readConfiguration(process.env, { repositoryRoot: process.cwd() }),
  async open(configuration, registry, { inSpan }) {
    const servers = need(configuration, 'kafkaBrokers', 'clickhouseUrl', 'databaseUrl');
    const store = await openTraceStore({ kind: 'server', url: servers.clickhouseUrl });
    await migrate(store, migrations);
    const controlPlane = await openControlPlane({ kind: 'postgres', url: servers.databaseUrl });
    const log = await openKafkaLog({
      ...configuration.kafka,
      brokers: servers.kafkaBrokers,
      topics: [EVENTS_TOPIC],
      epochFloor: epochFloor(),
    });
    return {
      module: WriterModule.register({ log, store, prices: controlPlane.prices, registry, inSpan }),
      checks: {
        log: () => log.ping(),
        store: () => store.ping(),
        controlPlane: () => controlPlane.ping(),
      },
      async close() {
        await log.close();
        await store.close();
        await controlPlane.close();
      },
    };
  },
});
