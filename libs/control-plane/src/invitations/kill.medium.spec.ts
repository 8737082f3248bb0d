import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ControlPlaneLocation } from '../data-source/control-plane-location.js';
import { openControlPlane } from '../open-control-plane.js';
import { backends } from '../testing/backends.js';

const KILLS = Number(process.env['ALMENARA_SOAK_KILLS'] || 5);
const child = fileURLToPath(new URL('../../testing/accept-invitations.mjs', import.meta.url));

for (const backend of backends) {
  const suite = backend.absent ? describe.skip : describe;
  const needs = backend.name === 'PostgreSQL' ? ' (needs postgres)' : '';
  suite(`kill -9 while invitations are accepted on ${backend.name}${needs}`, () => {
    beforeAll(() => backend.start());
    afterAll(() => backend.stop());

    test(
      `after each of ${KILLS} kills an invitation is open and without account, or accepted with account, role and entry`,
      { timeout: 60_000 + KILLS * 40_000 },
      async () => {
        const location = await backend.createFresh();
        const invited = new Map<string, string>();
        const acknowledged = new Set<string>();
        for (let kill = 0; kill < KILLS; kill++) {
          const lines = await acceptUntilKilled(location, 1 + (kill % 4), kill * 23);
          for (const [what, email, token] of lines.map((line) => line.split(' '))) {
            if (what === 'invited') invited.set(email!, token!);
            else acknowledged.add(email!);
          }
          await checkAll(location, invited, acknowledged);
        }
        expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS);
      },
    );
  });
}

async function checkAll(
  location: ControlPlaneLocation,
  invited: ReadonlyMap<string, string>,
  acknowledged: ReadonlySet<string>,
): Promise<void> {
  const plane = await openControlPlane(location);
  const accounts = new Set((await plane.accounts.list()).map(({ email }) => email));
  const members = new Set((await plane.members.list('shop')).map(({ email }) => email));
  const log = await plane.auditLog.list('shop', { action: 'acceptInvitation' }, { limit: 1000 });
  const logged = log.map(({ after }) => after?.['email']);
  for (const [email, token] of invited) {
    const isOpen = (await plane.invitations.lookAt(token)) !== undefined;
    if (acknowledged.has(email)) expect(isOpen).toBe(false);
    const entries = logged.filter((one) => one === email).length;
    expect([accounts.has(email), members.has(email), entries]).toEqual([!isOpen, !isOpen, isOpen ? 0 : 1]);
  }
  expect(await plane.auditLog.verify('shop')).toMatchObject({ intact: true });
  await plane.close();
}

/** Kills so long after an acknowledgement that the next acceptance is somewhere on its way. */
async function acceptUntilKilled(
  location: ControlPlaneLocation,
  acknowledgements: number,
  delayMs: number,
): Promise<string[]> {
  const worker = fork(child, [JSON.stringify(location)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: [],
  });
  let text = '';
  worker.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    if (text.split('accepted ').length > acknowledgements) setTimeout(() => worker.kill('SIGKILL'), delayMs);
  });
  const signal = await new Promise((resolve) => worker.once('close', (_code, by) => resolve(by)));
  expect(signal).toBe('SIGKILL');
  return text.split('\n').slice(0, -1);
}
