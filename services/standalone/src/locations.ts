import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the repository, three folders above the built file. */
export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

export const consoleScript = join(repositoryRoot, 'web', '.next', 'standalone', 'web', 'server.js');
export const replayScript = join(repositoryRoot, 'examples', 'rag-replay', 'dist', 'main.js');
export const deskScript = join(repositoryRoot, 'examples', 'reindex-worker', 'dist', 'demo', 'main.js');
export const clickhouseMigrations = new URL('../../../migrations/clickhouse/', import.meta.url);
/** Weights that ship, with their cards. */
export const shippedModels = join(repositoryRoot, 'models');
