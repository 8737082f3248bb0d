import { expect, test } from 'vitest';
import { clusterEvents, clusterShares } from './cluster-events.js';
import { meanSilhouette } from './silhouette.js';
import { cloud } from './testing/cloud.js';
import { unitRows } from './vector-rows.js';

const first = cloud('first', 40, [1, 0, 0, 0], 1);
const second = cloud('second', 30, [0, 1, 0, 0], 2);
const third = cloud('third', 20, [0, 0, 1, 0], 3);

test('groups that lie apart are found, largest first, whatever the order of the rows', () => {
  const groups = clusterEvents([...third, ...first, ...second]);
  expect(groups.map(({ members }) => members.length)).toEqual([40, 30, 20]);
  expect(groups.map(({ members }) => new Set(members.map((id) => id.split('-')[0])).size)).toEqual([1, 1, 1]);
  expect(clusterEvents([...second, ...third, ...first].reverse())).toEqual(groups);
});

test('one cloud is one cluster, and so are a few or equal events', () => {
  const wide = cloud(
    'wide',
    80,
    Array.from({ length: 64 }, () => 1),
    4,
  );
  expect(clusterEvents(wide)).toHaveLength(1);
  expect(clusterEvents(first.slice(0, 3))).toHaveLength(1);
  expect(
    clusterEvents(Array.from({ length: 30 }, (_, at) => ({ id: String(at), vector: [1, 0] }))),
  ).toHaveLength(1);
  expect(clusterEvents([{ id: 'zero', vector: [0, 0] }])).toHaveLength(1);
  expect(clusterEvents([])).toEqual([]);
});

test('groups of less than five join others, and there are never more than asked for', () => {
  const groups = clusterEvents([...first, ...second, ...third.slice(0, 3)]);
  expect(groups.every(({ members }) => members.length >= 5)).toBe(true);
  expect(clusterEvents([...first, ...second, ...third], { most: 2 }).length).toBeLessThanOrEqual(2);
});

test('shares count the events of a window that lie within the radius of a centroid', () => {
  const centre = new Float64Array(4);
  const groups = clusterEvents([...first, ...second], { centre });
  const elsewhere = cloud('elsewhere', 50, [0, 0, 0, 1], 5);
  const [largest, other] = clusterShares(
    groups,
    { reference: [...second, ...elsewhere], current: [...first, ...elsewhere] },
    centre,
  );
  expect(largest!.reference).toBe(0);
  expect(largest!.current).toBeCloseTo(36 / 90, 12);
  expect(other!.reference).toBeCloseTo(27 / 80, 12);
  expect(other!.current).toBe(0);
  expect(clusterShares(groups, { reference: [], current: [] }, centre)[0]).toEqual({
    reference: 0,
    current: 0,
  });
});

test('the silhouette is that of scikit-learn 1.9.1 with cosine distance', () => {
  const vectors = [
    [1, 0],
    [0.9, 0.1],
    [0.8, 0.3],
    [0, 1],
    [0.1, 0.9],
    [-0.2, 0.8],
  ];
  const rows = unitRows(
    vectors.map((vector, at) => ({ id: String(at), vector })),
    [0, 0],
  );
  expect(meanSilhouette(rows, [0, 0, 0, 1, 1, 1], 2)).toBeCloseTo(0.9614683210160216, 6);
  expect(meanSilhouette(rows, [0, 0, 0, 0, 0, 0], 1)).toBe(0);
});
