import { expect, test } from 'vitest';
import { chooseEncoder } from './choose-encoder.js';

const events = (encoder: string, count: number, sampledShare = 1) => ({
  encoder,
  events: count,
  sampledShare,
});

test.each([
  ['the space of most current events that the reference has as well', undefined, 'old@1', ['new@2']],
  ['the one asked for', 'new@2', 'new@2', ['old@1']],
])('windows are compared in %s', (_, wanted, encoder, others) => {
  const windows = {
    reference: [events('old@1', 500, 0.5)],
    current: [events('new@2', 900), events('old@1', 100)],
  };
  expect(chooseEncoder(windows, wanted)).toEqual({
    encoder,
    others,
    sampledShare: encoder === 'old@1' ? 0.5 : 1,
  });
});

test('without a common space the current one is told, and without events none', () => {
  const apart = { reference: [events('old@1', 500)], current: [events('new@2', 900)] };
  expect(chooseEncoder(apart, undefined)).toMatchObject({ encoder: 'new@2', others: ['old@1'] });
  expect(chooseEncoder({ reference: [], current: [] }, undefined)).toMatchObject({
    encoder: null,
    others: [],
  });
});

test('a stream that is not embedded has no other spaces', () => {
  const windows = { reference: [events('', 5)], current: [events('', 5)] };
  expect(chooseEncoder(windows, undefined)).toEqual({ encoder: '', others: [], sampledShare: 1 });
});
