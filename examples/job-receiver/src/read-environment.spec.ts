import { describe, expect, it } from 'vitest';
import { readWorkerSettings } from './read-environment.js';

const good = { ALMENARA_KEY: 'k', ALMENARA_WEBHOOK_SECRET: 'whsec_MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0' };
const read = (more: Record<string, string>) =>
  readWorkerSettings({ ...good, ...more }, { port: 4420, folder: '/tmp/w' });

describe('settings of a worker', () => {
  it('need a key and a secret only', () => {
    expect(read({})).toMatchObject({ host: '127.0.0.1', port: 4420, folder: '/tmp/w', pauseMs: 2000 });
    expect(read({ WORKER_BEHAVIOUR: 'slow, replays' }).behaviour).toEqual(new Set(['slow', 'replays']));
    const two = `${good.ALMENARA_WEBHOOK_SECRET} whsec_MTIz`;
    expect(read({ ALMENARA_WEBHOOK_SECRET: two }).secrets).toHaveLength(2);
  });

  it.each([
    [{ ALMENARA_KEY: '' }, 'set ALMENARA_KEY to the key'],
    [{ ALMENARA_WEBHOOK_SECRET: '' }, 'set ALMENARA_WEBHOOK_SECRET to the secret'],
    [{ ALMENARA_WEBHOOK_SECRET: 'whsec_%%' }, 'ALMENARA_WEBHOOK_SECRET is not a secret'],
    [{ WORKER_PORT: '70000' }, 'WORKER_PORT is "70000"; it must be a whole number from 0 to 65535'],
    [{ WORKER_PAUSE_MS: 'long' }, 'WORKER_PAUSE_MS is "long"'],
    [{ WORKER_BEHAVIOUR: 'honest' }, 'WORKER_BEHAVIOUR names "honest"; it may name slow, fails'],
  ])('say which is wrong: %j', (more, message) => {
    expect(() => read(more)).toThrow(message);
  });

  it('never show a secret in an error', () => {
    expect(() => read({ ALMENARA_WEBHOOK_SECRET: 'whsec_hunter2%' })).not.toThrow('hunter2');
  });
});
