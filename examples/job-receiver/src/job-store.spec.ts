import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JobStore } from './job-store.js';
import { requestSchema } from './request.js';

const now = new Date('2026-03-01T00:00:00Z');
const request = (remediation: string) =>
  requestSchema.parse({
    project: 'p',
    remediation,
    action: 're_index',
    callback: { url: 'https://almenara.example/status', token: 't' },
  });
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'almenara-jobs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('jobs on the disk', () => {
  it('take each message once, also after a restart', () => {
    expect(new JobStore(folder).take('m1', request('a'), now)).toBe('new');
    const jobs = new JobStore(folder);
    expect(jobs.take('m1', request('a'), now)).toBe('known');
    expect(jobs.open()).toHaveLength(1);
  });

  it('make one job of one remediation under two message ids', () => {
    const jobs = new JobStore(folder);
    jobs.take('m1', request('a'), now);
    expect(jobs.take('m2', request('a'), now)).toBe('known');
    expect(new JobStore(folder).get('a')!.messages).toEqual(['m1', 'm2']);
  });

  it('open a closed job for a new message, with the outcome that it has, and not for the old one', () => {
    const jobs = new JobStore(folder);
    jobs.take('m1', request('a'), now);
    const outcome = { status: 'failed', note: 'n' } as const;
    jobs.update('a', { outcome, closed: 'gave_up' });
    expect(jobs.take('m1', request('a'), now)).toBe('known');
    expect(jobs.open()).toEqual([]);
    expect(jobs.take('m2', request('a'), now)).toBe('again');
    expect(new JobStore(folder).open()).toMatchObject([{ outcome, messages: ['m1', 'm2'] }]);
  });

  it('are not spoiled by a file that a killed process did not finish, and are read by nobody else', () => {
    new JobStore(folder).take('m1', request('a'), now);
    writeFileSync(join(folder, 'a.json.next'), '{"request":{');
    expect(new JobStore(folder).open()).toHaveLength(1);
    expect(statSync(join(folder, 'a.json')).mode & 0o077).toBe(0);
  });

  it('never leave their folder, whatever the id', () => {
    for (const id of ['../x', 'a/b', '', '.', 'a'.repeat(101)]) expect(() => request(id)).toThrow('id');
    expect(readdirSync(folder)).toEqual([]);
  });
});
