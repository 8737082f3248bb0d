import 'reflect-metadata';
import { readConfiguration } from '@almenara/configuration';
import { EVENTS_TOPIC } from '@almenara/contract';
import { openControlPlane } from '@almenara/control-plane';
import { openEncoders } from '@almenara/embedding';
import { openEvaluators } from '@almenara/evaluators';
import { epochFloor, openKafkaLog } from '@almenara/event-log';
import { need, runProcess } from '@almenara/process-host';
import { migrate, openTraceStore } from '@almenara/trace-store';
import { fileURLToPath } from 'node:url';
import { EvaluatorModule } from './evaluator.module.js';

const migrations = new URL('../../../migrations/clickhouse/', import.meta.url);
const shippedModels = fileURLToPath(new URL('../../../models/', import.meta.url));

await runProcess({
  name: 'evaluator',
  readConfiguration: () => readConfiguration(process.env, { repositoryRoot: process.cwd() }),
  async open(configuration, registry) {
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
    const models = configuration.models ?? shippedModels;
    const evaluators = await openEvaluators({ models, priority: configuration.inferencePriority });
    const encoders = openEncoders({ models, sentenceModel: evaluators.sentenceModel });
    return {
      module: EvaluatorModule.register({
        log,
        store,
        controlPlane,
        registry,
        ...evaluators,
        ...encoders,
        unavailable: [...evaluators.unavailable, ...encoders.unavailable],
        privateTargets: configuration.allowPrivateTargets ? 'allowed' : 'refused',
        // Nothing else runs here.
        mainThreadShare: 0.9,
      }),
      checks: {
        log: () => log.ping(),
        store: () => store.ping(),
        controlPlane: () => controlPlane.ping(),
      },
      async close() {
        await evaluators.close();
        await controlPlane.close();
        await log.close();
        await store.close();
      },
    };
  },
});
