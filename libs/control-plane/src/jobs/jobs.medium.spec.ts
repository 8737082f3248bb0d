import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type ControlPlaneLocation } from '../data-source/control-plane-location.js';
import { type ControlPlane, openControlPlane } from '../open-control-plane.js';
import { backends } from '../testing/backends.js';
import type { Job } from './jobs.js';

const within = { timeout: 100_000, interval: 50 };

for (const backend of backends) {
  const suite = backend.absent ? describe.skip : describe;
  suite(`jobs on ${backend.name}${backend.absent ? ` (skipped: ${backend.absent})` : ''}`, () => {
    let location: ControlPlaneLocation;
    let plane: ControlPlane;
    const errors: unknown[] = [];
    const scheduled: number[] = [];
    const open = () => openControlPlane({ ...location, onJobError: (error) => errors.push(error) });

    beforeAll(async () => {
      await backend.start();
      location = await backend.createFresh();
      plane = await open();
    });
    afterAll(async () => {
      await plane?.close();
      await backend.stop();
    });

    test('a job sent before anybody works is handled, also after the queue was opened anew', async () => {
      await plane.jobs.send('early', { number: 1 });
      await plane.close();
      plane = await open();
      const handled: unknown[] = [];
      await plane.jobs.work('early', async ({ data }) => void handled.push(data));
      await vi.waitFor(() => expect(handled).toEqual([{ number: 1 }]), within);
    });

    test('a job under way when its process is killed with -9 runs again', { timeout: 120_000 }, async () => {
      await plane.close();
      const child = spawn(
        process.execPath,
        [fileURLToPath(new URL('../../testing/work-forever.mjs', import.meta.url)), JSON.stringify(location)],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      await once(child.stdout, 'data');
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      plane = await open();
      // Its turn comes within a minute, while the other tests run.
      await plane.jobs.schedule('each-minute', '* * * * *');
      await plane.jobs.work('each-minute', async () => void scheduled.push(Date.now()));
      const handled: unknown[] = [];
      await plane.jobs.work('killed', async ({ data }) => void handled.push(data));
      await vi.waitFor(() => expect(handled).toEqual([{ number: 7 }]), { timeout: 100_000, interval: 100 });
    });

    test('while a job with a key waits, another one is not made', async () => {
      await plane.jobs.send('keyed', { first: true }, { key: 'a' });
      await plane.jobs.send('keyed', { first: false }, { key: 'a' });
      await plane.jobs.send('keyed', { other: true }, { key: 'b' });
      const handled: unknown[] = [];
      await plane.jobs.work('keyed', async ({ data }) => void handled.push(data));
      await vi.waitFor(() => expect(handled).toHaveLength(2), within);
      expect(handled).toEqual(expect.arrayContaining([{ first: true }, { other: true }]));
    });

    test('a job whose handler rejects comes again, and its message is stored nowhere', async () => {
      let attempts = 0;
      await plane.jobs.work('failing', async () => {
        attempts += 1;
        if (attempts < 3) throw new RangeError('what Ana wrote');
      });
      await plane.jobs.send('failing', {});
      await vi.waitFor(() => expect(attempts).toBe(3), within);
      expect(errors.some((error) => error instanceof RangeError)).toBe(true);
    });

    test('no statement of the queue slips into an open transaction', async () => {
      await plane.projects.ensure({ id: 'kept', name: 'Kept' });
      const sending = Array.from({ length: 5 }, (_, number) =>
        plane.jobs.send('many', { number }, { key: `${number}` }),
      );
      const creating = Array.from({ length: 20 }, async () => {
        const { token } = await plane.sessions.createLoginToken(60_000);
        return plane.sessions.redeemLoginToken(token);
      });
      const sessions = await Promise.all(creating);
      await Promise.all(sending);
      for (const session of sessions) {
        expect(await plane.sessions.find(session!.sessionToken)).toBeDefined();
      }
      const handled = new Set<unknown>();
      await plane.jobs.work('many', async ({ data }) => void handled.add(data['number']));
      await vi.waitFor(() => expect(handled.size).toBe(5), within);
    });

    test('a job that takes long keeps no other one waiting where several are handled at once', async () => {
      const handled: unknown[] = [];
      const release = Promise.withResolvers<void>();
      const handle = async ({ data }: Job): Promise<void> => {
        if (data['number'] === 0) await release.promise;
        handled.push(data['number']);
      };
      await plane.jobs.work('side-by-side', handle, { atOnce: 2 });
      for (let number = 0; number < 3; number++)
        await plane.jobs.send('side-by-side', { number }, { key: String(number) });
      await vi.waitFor(() => expect(handled).toHaveLength(2), within);
      release.resolve();
      await vi.waitFor(() => expect(handled).toContain(0), within);
    });

    test('a scheduled queue gets its job at the time', { timeout: 120_000 }, async () => {
      await vi.waitFor(() => expect(scheduled.length).toBeGreaterThan(0), {
        timeout: 100_000,
        interval: 100,
      });
    });

    test('closing lets the job under way end', async () => {
      let begun = false;
      let ended = false;
      await plane.jobs.work('slow', async ({ signal }) => {
        begun = true;
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        ended = true;
      });
      await plane.jobs.send('slow', {});
      await vi.waitFor(() => expect(begun).toBe(true), within);
      await plane.close();
      expect(ended).toBe(true);
      plane = await open();
    });
  });
}
