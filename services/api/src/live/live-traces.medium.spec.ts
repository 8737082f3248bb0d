import { liveTraces, type OperationResult } from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addPerson, BY_TEST } from '../testing/people.js';
import { ADMIN_TOKEN, type RunningApi, span, startApi } from '../testing/start-api.js';
import { LiveFeeds } from './live-feeds.js';
import { isPast, readPosition } from './log-position.js';

const PATIENCE = { timeout: 60_000, interval: 20 };

let api: RunningApi;
beforeAll(async () => {
  api = await startApi({ maxLiveListeners: 8, liveRecheckMs: 0 });
  await api.storeSpans([span('before', { name: 'before' })]);
});
afterAll(() => api.stop());

interface Message {
  readonly id: string;
  readonly data: OperationResult<typeof liveTraces>;
}

/** Reads one message at a time, as an EventSource does. */
async function open(query = '', headers: Record<string, string> = {}) {
  const abort = new AbortController();
  const response = await fetch(`${api.url}/api/v1/projects/shop/live/traces${query}`, {
    headers: headers['cookie'] ? headers : { authorization: `Bearer ${ADMIN_TOKEN}`, ...headers },
    signal: abort.signal,
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  return {
    response,
    close: () => abort.abort(),
    async next(): Promise<Message> {
      for (;;) {
        const end = buffer.indexOf('\n\n');
        if (end >= 0) {
          const lines = buffer.slice(0, end).split('\n');
          buffer = buffer.slice(end + 2);
          const data = lines.find((line) => line.startsWith('data: '))?.slice(6);
          if (!data) continue;
          const id = lines.find((line) => line.startsWith('id: '))!.slice(4);
          return { id, data: liveTraces.response.parse(JSON.parse(data)) };
        }
        const { value, done } = await reader.read();
        if (done) throw new Error('the stream ended');
        buffer += value;
      }
    },
    ended: async (): Promise<boolean> => {
      for (;;) {
        const { done } = await reader.read().catch(() => ({ done: true }));
        if (done) return true;
      }
    },
  };
}

const names = ({ data }: Message): string[] => data.items.map(({ name }) => name);

describe('live traces', () => {
  test('tell where they begin, then each trace as it is stored or changed', async () => {
    const stream = await open();
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    expect(stream.response.headers.get('cache-control')).toContain('no-transform');
    expect(stream.response.headers.get('x-accel-buffering')).toBe('no');
    const first = await stream.next();
    expect([names(first), first.data.total]).toEqual([[], 1]);
    await api.storeSpans([span('new', { name: 'new' })]);
    const second = await stream.next();
    expect([names(second), second.data.total]).toEqual([['new'], 2]);
    await api.storeSpans([span('new', { name: 'changed' })]);
    const third = await stream.next();
    expect([names(third), third.data.total]).toEqual([['changed'], 2]);
    expect(isPast(readPosition(third.id)!, readPosition(second.id)!)).toBe(true);
    stream.close();
  });

  test('tell changes of every partition of the log, whatever their versions', async () => {
    const stream = await open();
    await stream.next();
    await api.storeSpans([span('late', { name: 'late', version: '1' })], 7);
    expect(names(await stream.next())).toEqual(['late']);
    await api.storeSpans([span('later', { name: 'later', version: '2' })], 7);
    expect(names(await stream.next())).toEqual(['later']);
    stream.close();
  });

  test('go on where a caller that lost its connection had been', async () => {
    const stream = await open();
    const { id } = await stream.next();
    stream.close();
    await api.storeSpans([span('missed', { name: 'missed' })]);
    const again = await open('', { 'last-event-id': id });
    expect(names(await again.next())).toContain('missed');
    again.close();
  });

  test('begin anew for a place that is unreadable or does not exist yet', async () => {
    for (const place of ['x', '0:99999999999999999999', '9:1', '-1', '7']) {
      const stream = await open('', { 'last-event-id': place });
      expect(names(await stream.next())).toEqual([]);
      stream.close();
    }
  });

  test('keep to their filter and to their project', async () => {
    const stream = await open('?name=wanted');
    await stream.next();
    await api.storeSpans([span('r', { project: 'rival', name: 'wanted' }), span('o', { name: 'other' })]);
    await api.storeSpans([span('w', { name: 'wanted' })]);
    const message = await stream.next();
    expect([names(message), message.data.total]).toEqual([['wanted'], 1]);
    stream.close();
  });

  test('callers of the same list share one feed, which ends with the last of them', async () => {
    const feeds = api.app.get(LiveFeeds);
    await vi.waitFor(() => expect(feeds.feedCount).toBe(0), PATIENCE);
    const streams = await Promise.all([open('?tag=x'), open('?tag=x'), open('?tag=y')]);
    await Promise.all(streams.map((stream) => stream.next()));
    expect(feeds.feedCount).toBe(2);
    await api.storeSpans([span('tagged', { name: 'tagged', tags: ['x'] })]);
    expect((await Promise.all(streams.slice(0, 2).map((stream) => stream.next()))).map(names)).toEqual([
      ['tagged'],
      ['tagged'],
    ]);
    for (const stream of streams) stream.close();
    await vi.waitFor(() => expect(feeds.feedCount).toBe(0), PATIENCE);
  });

  test('more callers than allowed are told to come back', async () => {
    const streams = await Promise.all(Array.from({ length: 8 }, () => open()));
    const refused = await open();
    expect(refused.response.status).toBe(503);
    expect(refused.response.headers.get('retry-after')).toBe('30');
    for (const stream of streams) stream.close();
    await vi.waitFor(async () => {
      const stream = await open();
      stream.close();
      expect(stream.response.status).toBe(200);
    }, PATIENCE);
  });

  test('wrong filters and missing access are refused before the stream begins', async () => {
    expect((await open('?type=wrong')).response.status).toBe(400);
    expect((await open('', { authorization: 'Bearer wrong' })).response.status).toBe(401);
  });

  test('end before the next message when the right to read is gone', async () => {
    const ana = await addPerson(api.controlPlane, 'shop', 'viewer', 'Ana');
    const [hers, kept] = [await open('', { cookie: ana.cookie }), await open()];
    expect(names(await hers.next())).toEqual([]);
    await kept.next();
    await api.controlPlane.members.remove('shop', ana.id, BY_TEST);
    await api.storeSpans([span('after', { name: 'after she left' })]);
    expect(names(await kept.next())).toEqual(['after she left']);
    await expect(hers.next()).rejects.toThrow('the stream ended');
    kept.close();
  });
});

test('open streams end when the server closes', async () => {
  const stream = await open();
  await stream.next();
  await api.app.close();
  expect(await stream.ended()).toBe(true);
});
