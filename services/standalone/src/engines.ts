import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration } from '@almenara/configuration';
import { openControlPlane, type ControlPlane } from '@almenara/control-plane';
import { openEncoders, type OpenEncoders } from '@almenara/embedding';
import { openEvaluators, type OpenEvaluators } from '@almenara/evaluators';
import { epochFloor, openEmbeddedLog, type EventLog } from '@almenara/event-log';
import { migrate, openTraceStore, type TraceStoreConnection } from '@almenara/trace-store';
import { LocalKeys } from './ingest-keys.js';
import { clickhouseMigrations, shippedModels } from './locations.js';
import { StartFailure } from './start-failure.js';

/** Everything that holds data, open and migrated. */
export interface Engines {
  readonly log: EventLog;
  readonly store: TraceStoreConnection;
  readonly controlPlane: ControlPlane;
  readonly keys: LocalKeys;
  readonly evaluators: OpenEvaluators;
  readonly encoders: OpenEncoders;
  /** Closes in the order that loses nothing. */
  close(): Promise<void>;
}

export const DEFAULT_PROJECT = 'default';
export const DEMO_PROJECT = 'demo';
export const DESK_PROJECT = 'demo-desk';

/** How often the log gives back what every consumer has handled; a failed attempt is made again. */
const RETENTION_INTERVAL_MS = 60_000;

export async function openEngines(configuration: Configuration): Promise<Engines> {
  const { data, clickhouseUrl, databaseUrl, kafkaBrokers } = configuration;
  if (kafkaBrokers) {
    throw new StartFailure(
      'KAFKA_BROKERS is set, but this process runs on the embedded log only. Unset it, or start gateway, writer and api on their own.',
    );
  }
  await createFolder(data);
  const opened: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of opened.splice(0).reverse()) await end();
  };
  try {
    // The log's lock guards the whole folder: PGlite has none of its own.
    const log = await openEmbeddedLog({
      folder: join(data, 'log'),
      epochFloor: epochFloor(),
    });
    const retention = setInterval(
      () => void log.applyRetention().catch(() => undefined),
      RETENTION_INTERVAL_MS,
    ).unref();
    opened.push(async () => {
      clearInterval(retention);
      await log.close();
    });
    const store = await openTraceStore(
      clickhouseUrl
        ? { kind: 'server', url: clickhouseUrl }
        : { kind: 'embedded', folder: join(data, 'clickhouse') },
    );
    opened.push(() => store.close());
    await migrate(store, clickhouseMigrations);
    const controlPlane = await openControlPlane(
      databaseUrl
        ? { kind: 'postgres', url: databaseUrl }
        : { kind: 'embedded', folder: join(data, 'postgres') },
    );
    opened.push(() => controlPlane.close());
    const keys = await prepareProjects(configuration, controlPlane);
    const models = configuration.models ?? shippedModels;
    const evaluators = await openEvaluators({ models, priority: configuration.inferencePriority });
    opened.push(() => evaluators.close());
    const encoders = openEncoders({ models, sentenceModel: evaluators.sentenceModel });
    return { log, store, controlPlane, keys, evaluators, encoders, close };
  } catch (error) {
    await close();
    throw explainFolderFailure(error, data);
  }
}

async function prepareProjects(configuration: Configuration, controlPlane: ControlPlane): Promise<LocalKeys> {
  const keys = await LocalKeys.open(configuration.data);
  const projects = [{ id: DEFAULT_PROJECT, name: 'Default', preset: configuration.ingestKey }];
  const { demo } = configuration;
  if (demo !== 'off') projects.push({ id: DEMO_PROJECT, name: 'Demo', preset: undefined });
  if (demo === 'on') projects.push({ id: DESK_PROJECT, name: 'Support desk', preset: undefined });
  for (const { id, name, preset } of projects) {
    await controlPlane.projects.ensure({ id, name });
    await controlPlane.keys.ensure(id, await keys.ensure(id, preset), 'local');
  }
  return keys;
}

async function createFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new StartFailure(
      `cannot create the data folder ${folder} (${code}). Choose another with ALMENARA_DATA.`,
      { cause: error },
    );
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  EROFS: 'its file system is read-only',
  ENOSPC: 'its disk is full',
  EDQUOT: 'the quota of its disk is used up',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EIO: 'its disk fails',
};

/** What the system says of a file, in words that name the folder and what to do. */
function explainFolderFailure(error: unknown, folder: string): unknown {
  const remedy = REMEDIES[(error as NodeJS.ErrnoException).code ?? ''];
  if (!remedy || !(error instanceof Error)) return error;
  return new StartFailure(
    `the data folder ${folder} cannot be written: ${remedy}. Put that right, or choose another folder with ALMENARA_DATA.`,
    { cause: error },
  );
}
