import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { report } from './report.js';
import { Requester } from './testing/requester.js';

const signal = AbortSignal.timeout(60_000);
let almenara: Requester;

beforeEach(async () => {
  almenara = await new Requester().open();
});
afterEach(() => almenara.close());

describe('telling Almenara', () => {
  it('tries again after errors of the server until it is taken', async () => {
    almenara.answers.push(503, 500, 429);
    const { callback, remediation } = almenara.describe('re_index');
    expect(await report(callback, { status: 'accepted' }, { forMs: 20_000, signal })).toBe('taken');
    expect(almenara.callbacksOf(remediation)).toHaveLength(4);
    expect(almenara.callbacks[0]!.token).toBe(callback.token);
  });

  it.each([301, 400, 401, 404, 409])('takes %i for a decision and does not ask again', async (status) => {
    almenara.answers.push(status);
    const { callback } = almenara.describe('re_index');
    expect(await report(callback, { status: 'accepted' }, { forMs: 20_000, signal })).toBe('refused');
    expect(almenara.callbacks).toHaveLength(1);
  });

  it('gives up when its patience ends, also where nobody listens', async () => {
    const { callback } = almenara.describe('re_index');
    almenara.close();
    expect(await report(callback, { status: 'accepted' }, { forMs: 600, signal })).toBe('unreachable');
  });
});
