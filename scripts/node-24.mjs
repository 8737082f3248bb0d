import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** The Node that npm installs with the project; scripts themselves may run on an older one. */
export const node24 = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** Environment in which commands of the workspace find each other and the right Node. */
export function workspaceEnvironment(extra = {}) {
  return {
    ...process.env,
    PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
    NX_DAEMON: 'false',
    NEXT_TELEMETRY_DISABLED: '1',
    ...extra,
  };
}

export function isInstalled() {
  return existsSync(node24) && existsSync(join(root, 'node_modules', '.package-lock.json'));
}
