import { Module, type DynamicModule } from '@nestjs/common';
import { ApiModule } from '@almenara/api';
import type { Configuration } from '@almenara/configuration';
import { EvaluatorModule } from '@almenara/evaluator';
import { GatewayModule } from '@almenara/gateway';
import { MonitorModule } from '@almenara/monitor';
import { createMailer } from '@almenara/outgoing-requests';
import { HealthModule, type InSpan } from '@almenara/process-host';
import { WriterModule } from '@almenara/writer';
import type { Registry } from 'prom-client';
import { choosePrivateTargets } from './choose-private-targets.js';
import type { Engines } from './engines.js';

export interface StandaloneOptions {
  readonly engines: Engines;
  readonly configuration: Configuration;
  readonly registry: Registry;
  readonly inSpan: InSpan;
  /** Address that clients use; known once the server listens. */
  readonly publicUrl: () => string;
}

/** All processes of the cluster in one, on embedded engines. */
@Module({})
export class StandaloneModule {
  static register({ engines, configuration, registry, inSpan, publicUrl }: StandaloneOptions): DynamicModule {
    const { log, store, controlPlane, keys, evaluators, encoders } = engines;
    const unavailable = [...evaluators.unavailable, ...encoders.unavailable];
    const privateTargets = choosePrivateTargets(configuration);
    const mailer = configuration.smtp && createMailer(configuration.smtp);
    return {
      module: StandaloneModule,
      imports: [
        GatewayModule.register({
          log,
          keys: controlPlane.keys,
          privacy: controlPlane.privacy,
          registry,
          inSpan,
        }),
        WriterModule.register({ log, store, prices: controlPlane.prices, registry, inSpan }),
        EvaluatorModule.register({
          log,
          store,
          controlPlane,
          registry,
          ...evaluators,
          ...encoders,
          unavailable,
          privateTargets,
        }),
        MonitorModule.register({
          log,
          store,
          controlPlane,
          registry,
          gatewayUrl: publicUrl,
          publicUrl,
          privateTargets,
          mailer,
        }),
        ApiModule.register({
          store,
          controlPlane,
          adminToken: configuration.adminToken,
          publicUrl,
          privateTargets,
          mailer,
          ingestKey: async (project: string) => keys.find(project) ?? null,
          registry,
        }),
        HealthModule.register({
          registry,
          checks: {
            store: () => store.ping(),
            controlPlane: () => controlPlane.ping(),
            log: () => log.ping(),
          },
        }),
      ],
    };
  }
}
