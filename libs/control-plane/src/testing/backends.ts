import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ControlPlaneLocation } from '../data-source/control-plane-location.js';
import { copyEmptyDatabase, copyFreshDatabase } from './fresh-database.js';
import { findPostgres, startPostgres, type PostgresServer } from './postgres-server.js';

/** A kind of database on which the whole suite runs. */
export interface Backend {
  name: string;
  /** Why it cannot run here. */
  absent?: string;
  start(): Promise<void>;
  createEmpty(): Promise<ControlPlaneLocation>;
  /** May have the tables already, which takes less than making them again. */
  createFresh(): Promise<ControlPlaneLocation>;
  stop(): Promise<void>;
}

export const backends: Backend[] = [embeddedBackend(), postgresBackend()];

function embeddedBackend(): Backend {
  const folders: string[] = [];
  const create = async (copy: (folder: string) => Promise<void>): Promise<ControlPlaneLocation> => {
    const folder = mkdtempSync(join(tmpdir(), 'almenara-control-plane-'));
    folders.push(folder);
    await copy(folder);
    return { kind: 'embedded', folder };
  };
  return {
    name: 'embedded',
    start: () => Promise.resolve(),
    createEmpty: () => create(copyEmptyDatabase),
    createFresh: () => create(copyFreshDatabase),
    stop() {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

function postgresBackend(): Backend {
  const binaries = findPostgres();
  const required = (process.env['ALMENARA_REQUIRE'] ?? '').split(',').includes('postgres');
  let server: PostgresServer | undefined;
  const create = async (): Promise<ControlPlaneLocation> => {
    if (!server) throw new Error('The server was not started.');
    return { kind: 'postgres', url: await server.createDatabase() };
  };
  return {
    name: 'PostgreSQL',
    ...(binaries || required ? {} : { absent: 'initdb and postgres are not installed' }),
    async start() {
      if (!binaries)
        throw new Error('ALMENARA_REQUIRE names postgres, but initdb and postgres are not there.');
      server = await startPostgres(binaries);
    },
    createEmpty: create,
    createFresh: create,
    async stop() {
      await server?.stop();
    },
  };
}
