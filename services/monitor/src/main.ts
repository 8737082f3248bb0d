import 'reflect-metadata';
import { readConfiguration } from '@almenara/configuration';
import { EVENTS_TOPIC } from '@almenara/contract';
import { openControlPlane } from '@almenara/control-plane';
import { epochFloor, openKafkaLog } from '@almenara/event-log';
import { need, runProcess } from '@almenara/process-host';
import { createMailer } from '@almenara/outgoing-requests';
import { migrate, openTraceStore } from '@almenara/trace-store';
import { MonitorModule } from './monitor.module.js';

const migrations = new URL('../../../migrations/clickhouse/', import.meta.url);

await runProcess({
  name: 'monitor',
  readConfiguration: () => readConfiguration(process.env, { repositoryRoot: process.cwd() }),
  async open(configuration, registry) {
    const servers = need(configuration, 'kafkaBrokers', 'clickhouseUrl', 'databaseUrl', 'gatewayUrl');
    const { gatewayUrl } = servers;
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
      module: MonitorModule.register({
        log,
        store,
        controlPlane,
        registry,
        gatewayUrl: () => gatewayUrl,
        publicUrl: () => configuration.publicUrl,
        mailer: configuration.smtp && createMailer(configuration.smtp),
        privateTargets: configuration.allowPrivateTargets ? 'allowed' : 'refused',
      }),
      checks: {
        log: () => log.ping(),
        store: () => store.ping(),
        controlPlane: () => controlPlane.ping(),
      },
      async close() {
        await controlPlane.close();
        await log.close();
        await store.close();
      },
    };
  },
});
