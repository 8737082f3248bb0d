import { fork } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ControlPlaneLocation } from './data-source/control-plane-location.js';
import { openControlPlane } from './open-control-plane.js';
import { backends } from './testing/backends.js';

const KILLS = Number(process.env['ALMENARA_SOAK_KILLS'] || 5);
const child = fileURLToPath(new URL('../testing/write-keys.mjs', import.meta.url));

for (const backend of backends) {
  const suite = backend.absent ? describe.skip : describe;
  suite(`kill -9 on ${backend.name}${backend.absent ? ` (skipped: ${backend.absent})` : ''}`, () => {
    beforeAll(() => backend.start());
    afterAll(() => backend.stop());

    test(
      `after each of ${KILLS} kills of the writer every acknowledged key is there`,
      { timeout: 60_000 + KILLS * 40_000 },
      async () => {
        const location = await backend.createFresh();
        const acknowledged: string[] = [];
        expect(KILLS).toBeGreaterThan(0);
        for (let kill = 0; kill < KILLS; kill++) {
          acknowledged.push(...(await writeUntilKilled(location, 1 + ((kill * 37) % 120))));
          const plane = await openControlPlane(location);
          const statuses = await Promise.all(acknowledged.map((key) => plane.keys.resolve(key)));
          const listed = await plane.keys.list('default');
          await plane.close();
          expect(statuses.filter(({ status }) => status !== 'valid')).toEqual([]);
          // The last key of each life may be stored without having been acknowledged.
          expect(listed.length).toBeLessThanOrEqual(acknowledged.length + kill + 1);
        }
      },
    );
  });
}

describe('first start of the embedded control plane', () => {
  const folder = mkdtempSync(join(tmpdir(), 'almenara-first-start-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('a process killed during its first start leaves a folder that the next start can use', async () => {
    const location = { kind: 'embedded', folder } as const;
    const half = join(folder, 'pgdata.unfinished');
    await killWhen(location, () => existsSync(half) && readdirSync(half).length > 1);
    expect(existsSync(join(folder, 'pgdata'))).toBe(false);
    mkdirSync(join(half, 'left over'), { recursive: true });
    const plane = await openControlPlane(location);
    await plane.projects.ensure({ id: 'default', name: 'Default' });
    expect(await plane.projects.list()).toHaveLength(1);
    await plane.close();
    expect(existsSync(half)).toBe(false);
  });
});

async function writeUntilKilled(location: ControlPlaneLocation, acknowledgements: number): Promise<string[]> {
  const writer = fork(child, [JSON.stringify(location)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: [],
  });
  let text = '';
  writer.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    if (countLines(text) >= acknowledgements) writer.kill('SIGKILL');
  });
  const signal = await new Promise((resolve) => writer.once('close', (_code, by) => resolve(by)));
  expect(signal).toBe('SIGKILL');
  return text.split('\n').slice(0, -1);
}

async function killWhen(location: ControlPlaneLocation, isTime: () => boolean): Promise<void> {
  const writer = fork(child, [JSON.stringify(location)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  });
  const look = setInterval(() => isTime() && writer.kill('SIGKILL'), 2);
  const signal = await new Promise((resolve) => writer.once('close', (_code, by) => resolve(by)));
  clearInterval(look);
  expect(signal).toBe('SIGKILL');
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}
