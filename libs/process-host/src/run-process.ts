import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Configuration } from '@almenara/configuration';
import { takeRawBodies } from '@almenara/request-body';
import { Registry } from 'prom-client';
import { endOnSignals } from './end-on-signals.js';
import { explainFailure } from './explain-failure.js';
import { HealthModule } from './health/health.module.js';
import { createLogger, NestLogger } from './logger.js';
import { openTelemetry } from './telemetry/open-telemetry.js';
import type { Telemetry } from './telemetry/telemetry.js';

/** A client that sends its request slower than this is cut off. */
const REQUEST_TIMEOUT_MS = 60_000;

/** What one process of the cluster is made of. */
export interface ProcessParts {
  readonly module: DynamicModule;
  /** What must work before the process is ready. */
  readonly checks: Readonly<Record<string, () => Promise<unknown>>>;
  /** Closes what the parts hold, after the server has answered its last request. */
  close(): Promise<void>;
}

export interface ProcessDescription {
  readonly name: string;
  readonly readConfiguration: () => Configuration;
  open(configuration: Configuration, registry: Registry, telemetry: Telemetry): Promise<ProcessParts>;
  readonly serverOptions?: ConstructorParameters<typeof FastifyAdapter>[0];
}

/**
 * Runs a process until it is told to end: at a signal it answers what it has begun, refuses what is new, commits,
 * and closes its connections. A start that fails says why and ends with 1.
 */
export async function runProcess({
  name,
  readConfiguration,
  open,
  serverOptions,
}: ProcessDescription): Promise<void> {
  let parts: ProcessParts | undefined;
  try {
    const configuration = readConfiguration();
    const registry = new Registry();
    const telemetry = await openTelemetry(configuration.telemetry, name);
    parts = await open(configuration, registry, telemetry);
    const { module, checks, close } = parts;
    const adapter = new FastifyAdapter({
      forceCloseConnections: 'idle',
      requestTimeout: REQUEST_TIMEOUT_MS,
      ...serverOptions,
    });
    takeRawBodies(adapter.getInstance());
    telemetry.observe(adapter.getInstance());
    const app = await NestFactory.create<NestFastifyApplication>(
      { module: class ProcessModule {}, imports: [module, HealthModule.register({ registry, checks })] },
      adapter,
      {
        logger: new NestLogger(createLogger(configuration.logLevel)),
        bodyParser: false,
        abortOnError: false,
      },
    );
    await app.listen(configuration.port, configuration.host);
    endOnSignals(async () => {
      await app.close();
      await close();
      await telemetry.close();
    }, explainFailure);
    console.log(`almenara ${name} ready ${await app.getUrl()}`);
  } catch (error) {
    await parts?.close().catch(() => undefined);
    console.error(`almenara ${name} did not start: ${explainFailure(error)}`);
    process.exit(1);
  }
}
