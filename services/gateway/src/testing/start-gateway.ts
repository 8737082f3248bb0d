import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logRecordSchema, PERSONAL_DATA_KINDS, type LogRecordContent } from '@almenara/contract';
import { type EventLog, openEmbeddedLog } from '@almenara/event-log';
import { takeRawBodies } from '@almenara/request-body';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Registry } from 'prom-client';
import type { GatewayOptions } from '../gateway-options.js';
import { GatewayModule } from '../gateway.module.js';

export interface StartedGateway {
  readonly url: string;
  readonly log: EventLog;
  /** What went into the log, in order. */
  readonly appended: LogRecordContent[];
  remove(): Promise<void>;
}

export const KEY_OF_SHOP = 'valid-key-of-the-shop';

const keys: GatewayOptions['keys'] = {
  resolve: async (key) =>
    key === KEY_OF_SHOP
      ? { status: 'valid', project: 'shop', keyId: '1', name: 'k', ingest: true, role: null }
      : { status: 'unknown' },
};

/** Everything is masked: what can be sent must come through that too. */
const privacy: GatewayOptions['privacy'] = {
  of: () => Promise.resolve({ masked: [...PERSONAL_DATA_KINDS] }),
};

/** A gateway on a real socket and a real log, for one project. */
export async function startGateway(
  options: Partial<GatewayOptions> = {},
  logOptions: { readonly maxBytes?: number; readonly partitions?: number } = {},
): Promise<StartedGateway> {
  const folder = await mkdtemp(join(tmpdir(), 'almenara-gateway-'));
  const log = await openEmbeddedLog({ folder, ...logOptions });
  const append = log.append.bind(log);
  const appended: LogRecordContent[] = [];
  log.append = async (records) => {
    await append(records);
    for (const { value } of records) {
      appended.push(logRecordSchema.parse(JSON.parse(new TextDecoder().decode(value))));
    }
  };
  const adapter = new FastifyAdapter({ forceCloseConnections: true });
  takeRawBodies(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(
    GatewayModule.register({ keys, privacy, registry: new Registry(), ...options, log }),
    adapter,
    { bodyParser: false, logger: false },
  );
  await app.listen(0, '127.0.0.1');
  return {
    url: await app.getUrl(),
    log,
    appended,
    remove: async () => {
      await app.close();
      await log.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
