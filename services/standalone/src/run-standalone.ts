import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { API_SERVER_OPTIONS } from '@almenara/api';
import type { Configuration } from '@almenara/configuration';
import { createLogger, NestLogger, openTelemetry, type Telemetry } from '@almenara/process-host';
import { takeRawBodies } from '@almenara/request-body';
import { Registry } from 'prom-client';
import { startConsole } from './console-process.js';
import { proxyConsole } from './console-proxy.js';
import { openEngines, type Engines } from './engines.js';
import { reservePort } from './free-port.js';
import { consoleScript } from './locations.js';
import { explainListenFailure, probeAddress } from './probe-address.js';
import { StandaloneModule } from './standalone.module.js';
import { startDemos } from './start-demos.js';

export interface Standalone {
  readonly url: string;
  /** Address that logs a person in, once. */
  readonly logInUrl: string;
  /** Takes nothing new, stores what was accepted, closes the engines. */
  stop(): Promise<void>;
}

const LOG_IN_LINK_MS = 60 * 60_000;
/** A client that sends its request slower than this is cut off. */
const REQUEST_TIMEOUT_MS = 60_000;

export async function runStandalone(configuration: Configuration): Promise<Standalone> {
  await probeAddress(configuration.host, configuration.port);
  const logger = createLogger(configuration.logLevel);
  const engines = await openEngines(configuration);
  const ends: (() => Promise<unknown>)[] = [() => engines.close()];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    let publicUrl = '';
    const telemetry = await openTelemetry(configuration.telemetry, 'standalone');
    ends.push(() => telemetry.close());
    const app = await createApplication(
      { engines, configuration, telemetry, publicUrl: () => publicUrl },
      new NestLogger(logger),
    );
    ends.push(() => app.close());
    // Pages are rendered against the address in use, which is known only after listening.
    const port = configuration.port === 0 ? await reservePort(configuration.host) : configuration.port;
    const url = `http://${browsable(configuration.host)}:${port}`;
    publicUrl = configuration.publicUrl ?? url;
    const pages = await startConsole({
      script: consoleScript,
      apiUrl: url,
      log: (line) => logger.info({ context: 'console' }, line),
    });
    ends.push(() => pages.stop());
    await proxyConsole(app.getHttpAdapter().getInstance(), pages.url);
    await app.listen(port, configuration.host).catch((error: unknown) => {
      throw explainListenFailure(error, configuration.host, port);
    });
    if (configuration.demo !== 'off') {
      const demos = await startDemos({
        withDesk: configuration.demo === 'on',
        endpoint: url,
        controlPlane: engines.controlPlane,
        keyOf: (project) => engines.keys.find(project)!,
        folder: configuration.data,
        log: (line) => logger.info({ context: 'demo' }, line),
      });
      ends.push(() => demos.stop());
    }
    const { token } = await engines.controlPlane.sessions.createLoginToken(LOG_IN_LINK_MS);
    return { url, logInUrl: `${publicUrl}/login?token=${token}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface ApplicationParts {
  readonly engines: Engines;
  readonly configuration: Configuration;
  readonly telemetry: Telemetry;
  readonly publicUrl: () => string;
}

async function createApplication(
  { telemetry, ...parts }: ApplicationParts,
  logger: NestLogger,
): Promise<NestFastifyApplication> {
  const registry = new Registry();
  const adapter = new FastifyAdapter({
    ...API_SERVER_OPTIONS,
    forceCloseConnections: true,
    requestTimeout: REQUEST_TIMEOUT_MS,
  });
  takeRawBodies(adapter.getInstance());
  telemetry.observe(adapter.getInstance());
  return NestFactory.create<NestFastifyApplication>(
    StandaloneModule.register({ ...parts, registry, inSpan: telemetry.inSpan }),
    adapter,
    { logger, bodyParser: false, abortOnError: false },
  );
}

/** Addresses that mean "all of this machine" are no addresses to open. */
function browsable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
