import { expect, test } from 'vitest';
import { Client, extractTraceparent, injectTraceparent } from './index.js';

const client = new Client({
  key: 'a-project-key-of-forty-visible-characters',
  fetch: () => new Promise(() => {}),
  exitFlushMs: 0,
});

test('a request carries the trace from one service to the next, in any kind of headers', () => {
  client.trace('caller', (caller) => {
    const sent = [
      injectTraceparent({ accept: '*/*' }),
      injectTraceparent(new Headers()),
      injectTraceparent(new Map<string, string>()),
    ];
    for (const headers of sent) {
      const called = client.startTrace('called', { traceparent: extractTraceparent(headers) });
      expect([called.traceId, called.parentSpanId]).toEqual([caller.traceId, caller.spanId]);
      called.end();
    }
    expect(sent[0]).toEqual({ accept: '*/*', traceparent: caller.traceparent() });
  });
});

test('headers of another case, lists and absent ones are read', () => {
  expect(extractTraceparent({ Traceparent: 'a' })).toBe('a');
  expect(extractTraceparent({ traceparent: ['b', 'c'] })).toBe('b');
  expect(extractTraceparent({})).toBeUndefined();
  expect(extractTraceparent(undefined)).toBeUndefined();
});

test('outside of a span headers stay as they are, and headers that refuse do no harm', () => {
  expect(injectTraceparent({})).toEqual({});
  const frozen = Object.freeze({});
  client.span('x', () => expect(injectTraceparent(frozen as Record<string, unknown>)).toBe(frozen));
  const hostile = {
    get: () => {
      throw new Error('hostile');
    },
  };
  expect(extractTraceparent(hostile)).toBeUndefined();
});
