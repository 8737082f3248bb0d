import 'reflect-metadata';
import { readConfiguration } from '@almenara/configuration';
import { EVENTS_TOPIC } from '@almenara/contract';
import { openControlPlane } from '@almenara/control-plane';
import { epochFloor, openKafkaLog } from '@almenara/event-log';
import { need, runProcess } from '@almenara/process-host';
import { GatewayModule } from './gateway.module.js';

await runProcess({
  name: 'gateway',
  readConfiguration: () => readConfiguration(process.env, { repositoryRoot: process.cwd() }),
  async open(configuration, registry, { inSpan }) {
    const { kafkaBrokers: brokers, databaseUrl: url } = need(configuration, 'kafkaBrokers', 'databaseUrl');
    const controlPlane = await openControlPlane({ kind: 'postgres', url });
    const log = await openKafkaLog({
      ...configuration.kafka,
      brokers,
      topics: [EVENTS_TOPIC],
      epochFloor: epochFloor(),
    });
    return {
      module: GatewayModule.register({
        log,
        keys: controlPlane.keys,
        privacy: controlPlane.privacy,
        registry,
        inSpan,
      }),
      checks: { log: () => log.ping(), controlPlane: () => controlPlane.ping() },
      async close() {
        await log.close();
        await controlPlane.close();
      },
    };
  },
});
