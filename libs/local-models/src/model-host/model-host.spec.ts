import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import {
  JobFailedError,
  ModelHostClosedError,
  ModelUnavailableError,
  QueueFullError,
  WorkerDiedError,
} from './model-errors.js';
import { type ModelHost, openModelHost } from './model-host.js';
import { workerFile } from '@almenara/worker-thread';

const hosts: ModelHost[] = [];
const folder = mkdtempSync(join(tmpdir(), 'almenara-models-'));

async function open(options: { queueLimit?: number; workers?: number; modelsFolder?: string } = {}) {
  const worker = workerFile('testing/frail-worker', import.meta.url);
  const host = await openModelHost({ modelsFolder: folder, worker, ...options });
  hosts.push(host);
  return host;
}

async function lengthOf(host: ModelHost, text: string, signal?: AbortSignal): Promise<number> {
  const { result } = await host.embed([text], signal);
  return result[0]![0]!;
}

afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});

describe('a host of models', () => {
  it('answers many callers at once, each with its own result', async () => {
    const host = await open({ workers: 2 });
    const texts = Array.from({ length: 40 }, (_, index) => 'x'.repeat(index));
    expect(await Promise.all(texts.map((text) => lengthOf(host, text)))).toEqual(
      texts.map((text) => text.length),
    );
  });

  it('goes on after a job that fails', async () => {
    const host = await open();
    const failed = host.embed(['fail']);
    const next = lengthOf(host, 'next');
    await expect(failed).rejects.toThrow(JobFailedError);
    expect(await next).toBe(4);
  });

  it('rejects only the job of a worker that dies, and starts it again', async () => {
    const host = await open();
    const died = host.embed(['die']);
    const next = lengthOf(host, 'next');
    await expect(died).rejects.toThrow(WorkerDiedError);
    expect(await next).toBe(4);
  });

  it('tells those that wait why no worker can be started, and recovers when one can', async () => {
    const host = await open();
    const away = `${folder}-away`;
    renameSync(folder, away);
    const died = host.embed(['die']);
    const waits = host.embed(['waits']);
    await expect(died).rejects.toThrow(WorkerDiedError);
    await expect(waits).rejects.toThrow('there is no folder of models');
    renameSync(away, folder);
    expect(await lengthOf(host, 'back')).toBe(4);
  });

  it('refuses a job beyond its bound and tells when there is room', async () => {
    const host = await open({ queueLimit: 1 });
    const runs = lengthOf(host, 'runs');
    const waits = lengthOf(host, 'waits');
    await expect(host.embed(['refused'])).rejects.toThrow(QueueFullError);
    await host.whenRoom();
    expect(await lengthOf(host, 'later')).toBe(5);
    expect(await Promise.all([runs, waits])).toEqual([4, 5]);
  });

  it('skips a job that is aborted before it begins, and gives its place to another', async () => {
    const host = await open({ queueLimit: 1 });
    const runs = lengthOf(host, 'runs');
    const controller = new AbortController();
    const skipped = host.embed(['die'], controller.signal);
    controller.abort(new Error('not needed'));
    await expect(skipped).rejects.toThrow('not needed');
    expect(await lengthOf(host, 'other')).toBe(5);
    expect(await runs).toBe(4);
    await expect(host.embed(['x'], AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  });

  it('finishes the job that runs when it is closed, and rejects the rest', async () => {
    const host = await open();
    const runs = lengthOf(host, 'runs');
    const waits = host.embed(['waits']);
    const [, waited] = await Promise.allSettled([host.close(), waits]);
    expect(waited).toMatchObject({ status: 'rejected', reason: expect.any(ModelHostClosedError) });
    expect(await runs).toBe(4);
    await expect(host.embed(['after'])).rejects.toThrow(ModelHostClosedError);
  });

  it('says why it cannot open, and why one model is not there', async () => {
    await expect(open({ modelsFolder: join(folder, 'none') })).rejects.toThrow(ModelUnavailableError);
    const host = await open();
    const judged = host.run('judge', 'a');
    await expect(judged).rejects.toThrow('not here');
  });
});

afterAll(() => rmSync(folder, { recursive: true }));
