import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ContractAdapter, describeEventLogContract } from './contract-suite.js';
import { openEmbeddedLog } from './embedded-log.js';

// A process of its own runs what the build made; `npm test` builds first.
const child = fileURLToPath(new URL('../dist/embedded-contract-child.js', import.meta.url));

const embedded: ContractAdapter = {
  boundsBytes: true,
  deletesAtOnce: true,
  async create({ partitions, segmentBytes = 1024 * 1024, maxBytes }) {
    const folder = await mkdtemp(join(tmpdir(), 'event-log-'));
    const retry = { firstMs: 1, mostMs: 10 };
    return {
      open: () => openEmbeddedLog({ folder, partitions, segmentBytes, maxBytes, retry }),
      start: (role) =>
        spawn(process.execPath, [child, folder, String(partitions), String(segmentBytes), ...role], {
          stdio: ['ignore', 'pipe', 'pipe'],
        }),
      remove: () => rm(folder, { recursive: true, force: true }),
    };
  },
};

describeEventLogContract('embedded', embedded);
