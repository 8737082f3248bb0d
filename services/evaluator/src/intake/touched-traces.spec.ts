import { EVALUATOR_DOOR, REPRICE_DOOR } from '@almenara/contract';
import { expect, test } from 'vitest';
import { touchedTraces } from './touched-traces.js';

const span = (traceId: unknown) => ({ kind: 'span', traceId, spanId: 's' });

function record(content: unknown) {
  const value = new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
  return { topic: 'events', partition: 0, offset: 0, key: 'shop:t', appendedAt: 0, value };
}

const told = (project: string, door: string, events: unknown[]) =>
  record({ version: 1, project, receivedAt: 1.5, door, events });

test('each trace of which a span is told counts once, in its project, with the latest time told', () => {
  const touched = touchedTraces([
    told('shop', 'batch', [
      { ...span('a'), startTime: 5 },
      span('b'),
      { ...span('a'), startTime: 7 },
      span('a'),
    ]),
    told('rival', 'otlp', [span('a')]),
    told('shop', 'replay', [span('c')]),
  ]);
  expect(touched).toEqual(
    new Map([
      [
        'shop',
        new Map([
          ['a', 7],
          ['b', undefined],
          ['c', undefined],
        ]),
      ],
      ['rival', new Map([['a', undefined]])],
    ]),
  );
});

test('scores, losses and new prices touch nothing', () => {
  expect(
    touchedTraces([
      told('shop', EVALUATOR_DOOR, [span('a')]),
      told('shop', REPRICE_DOOR, [span('a')]),
      told('shop', 'batch', [{ kind: 'score', traceId: 'a' }, { kind: 'loss' }]),
    ]),
  ).toEqual(new Map());
});

test('what cannot be read is left to the writer', () => {
  const broken = ['{', 'null', '[]', '7', '{"project":7,"events":[]}', '{"project":"shop","events":{}}'];
  expect(touchedTraces(broken.map(record))).toEqual(new Map());
  expect(touchedTraces([told('shop', 'batch', [null, 'x', span(7), { kind: 'span' }])])).toEqual(new Map());
});
