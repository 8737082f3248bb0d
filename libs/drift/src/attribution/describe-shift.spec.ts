import { expect, test } from 'vitest';
import { describeShift } from './describe-shift.js';
import { cloud } from './testing/cloud.js';

const say = (rows: ReturnType<typeof cloud>, text: (at: number) => string) =>
  rows.map((row, at) => ({ ...row, text: text(at) }));
const reference = [
  ...say(cloud('r-a', 200, [1, 0, 0, 0], 1), (at) => `invoice number ${at}`),
  ...say(cloud('r-b', 200, [0, 1, 0, 0], 2), (at) => `parcel ${at} late`),
];
const usual = say(cloud('c-a', 150, [1, 0, 0, 0], 3), (at) => `invoice number ${at}`);
const refunds = say(
  cloud('refund', 40, [0, 0, 1, 0], 4),
  (at) => `quiero la devolución de la tarjeta prepago${at}`,
);

test('a new topic is named, sized and shown', () => {
  const { clusters, events } = describeShift({ reference, current: [...usual, ...refunds] });
  const cluster = clusters.find(({ members }) => members[0]!.startsWith('refund'))!;
  expect(events.length).toBeGreaterThanOrEqual(30);
  expect(cluster.terms[0]!.term).toMatch(/devolución|tarjeta/);
  expect(cluster.share.current).toBeGreaterThan(0.05);
  expect(cluster.share.reference).toBeLessThan(0.02);
  expect(cluster.examples.length).toBeGreaterThan(0);
  expect(cluster.referenceExamples.every((id) => id.startsWith('r-'))).toBe(true);
  expect(cluster.referenceExamples.length).toBeGreaterThan(0);
});

test('events without texts are clustered, without name or example', () => {
  const silent = (rows: typeof reference) => rows.map(({ id, vector }) => ({ id, vector }));
  const { clusters } = describeShift({
    reference: silent(reference),
    current: silent([...usual, ...refunds]),
  });
  expect(clusters[0]!.terms).toEqual([]);
  expect(clusters[0]!.examples).toEqual([]);
});

test('empty windows are described by nothing', () => {
  expect(describeShift({ reference: [], current: [] })).toEqual({
    events: [],
    expectedPrecision: null,
    clusters: [],
  });
});
