import 'reflect-metadata';
import { readConfiguration } from '@almenara/configuration';
import { EVENTS_TOPIC } from '@almenara/contract';
import { epochFloor, openKafkaLog } from '@almenara/event-log';
import { need, runProcess } from '@almenara/process-host';
import { migrate, openTraceStore } from '@almenara/trace-store';
import { WriterModule } from './writer.module.js';

const migrations = new URL('../../../migrations/clickhouse/', import.meta.url);

await runProcess({
  name: 'writer',
  readConfiguration: () => readConfiguration(process.env, { repositoryRoot: process.cwd() }),
  async open(configuration, registry, { inSpan }) {
    const { kafkaBrokers: brokers, clickhouseUrl: url } = need(
      configuration,
      'kafkaBrokers',
      'clickhouseUrl',
    );
    const store = await openTraceStore({ kind: 'server', url });
    await migrate(store, migrations);
    const log = await openKafkaLog({
      ...configuration.kafka,
      brokers,
      topics: [EVENTS_TOPIC],
      epochFloor: epochFloor(),
    });
    return {
      module: WriterModule.register({ log, store, registry, inSpan }),
      checks: { log: () => log.ping(), store: () => store.ping() },
      async close() {
        await log.close();
        await store.close();
      },
    };
  },
});
