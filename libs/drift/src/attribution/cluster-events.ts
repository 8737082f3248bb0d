import { meanSilhouette } from './silhouette.js';
import { centroidsOf, sphericalKMeans, type Partition } from './spherical-k-means.js';
import { dotProduct, meanDirection, unitRows, type UnitRows, type VectorRow } from './vector-rows.js';
import { compareText } from './witness.js';

export interface EventCluster {
  /** Ids of the events, nearest to the centroid first. */
  readonly members: readonly string[];
  /** Unit vector, after the centre is taken off. */
  readonly centroid: Float32Array;
  /** Least cosine to the centroid at which another event belongs: nine in ten members reach it. */
  readonly radius: number;
}

export interface ClusterOptions {
  /** Taken off every vector first: the mean of all events of both windows. Default: none. */
  readonly centre?: ArrayLike<number>;
  readonly most?: number;
  readonly seed?: number;
}

/** Fewer than these are anecdotes: they join the nearest larger cluster. */
const LEAST_MEMBERS = 5;
/** Silhouettes of sentence vectors are low: cutting one topic in two at random gives .10 to .18. */
const LEAST_SILHOUETTE = 0.15;

/**
 * Groups of events that speak of one thing, largest first: spherical k-means with the number of groups (1 to `most`)
 * of the greatest mean silhouette, one group where none reaches .15. The order of the rows does not matter.
 */
export function clusterEvents(rows: readonly VectorRow[], options: ClusterOptions = {}): EventCluster[] {
  if (rows.length === 0) return [];
  const { most = 6, seed = 1 } = options;
  const sorted = [...rows].sort((a, b) => compareText(a.id, b.id));
  const centre = options.centre ?? new Float64Array(sorted[0]!.vector.length);
  const units = unitRows(sorted, centre);
  let best = sphericalKMeans(units, 1, seed);
  let greatest = LEAST_SILHOUETTE;
  for (let k = 2; k <= Math.min(most, Math.floor(rows.length / LEAST_MEMBERS)); k++) {
    const partition = joinSmall(units, sphericalKMeans(units, k, seed));
    const silhouette = meanSilhouette(units, partition.labels, k);
    if (silhouette > greatest) {
      greatest = silhouette;
      best = partition;
    }
  }
  return describe(sorted, units, best);
}

function joinSmall(rows: UnitRows, partition: Partition): Partition {
  const sizes = new Float64Array(partition.centroids.count);
  for (const label of partition.labels) sizes[label]! += 1;
  const labels = Uint16Array.from(partition.labels);
  for (let row = 0; row < rows.count; row++) {
    if (sizes[labels[row]!]! >= LEAST_MEMBERS) continue;
    let nearest = -Infinity;
    for (let cluster = 0; cluster < sizes.length; cluster++) {
      const cosine = cosineTo(rows, row, partition.centroids, cluster);
      if (sizes[cluster]! >= LEAST_MEMBERS && cosine > nearest) {
        nearest = cosine;
        labels[row] = cluster;
      }
    }
  }
  return { ...partition, labels, centroids: centroidsOf(rows, labels, partition.centroids) };
}

function describe(
  rows: readonly VectorRow[],
  units: UnitRows,
  { labels, centroids }: Partition,
): EventCluster[] {
  const { dimensions } = units;
  return Array.from({ length: centroids.count }, (_, cluster) => {
    const members = rows
      .flatMap(({ id }, row) =>
        labels[row] === cluster ? [{ id, cosine: cosineTo(units, row, centroids, cluster) }] : [],
      )
      .sort((a, b) => b.cosine - a.cosine || compareText(a.id, b.id));
    return {
      members: members.map(({ id }) => id),
      centroid: centroids.values.slice(cluster * dimensions, (cluster + 1) * dimensions),
      radius: members[Math.ceil(members.length * 0.9) - 1]?.cosine ?? 1,
    };
  })
    .filter(({ members }) => members.length > 0)
    .sort((a, b) => b.members.length - a.members.length || compareText(a.members[0]!, b.members[0]!));
}

/**
 * Share of each cluster in each window: events whose nearest centroid it is, within its radius. Shares of a sample are
 * those of the window where the sample is uniform.
 */
export function clusterShares(
  clusters: readonly EventCluster[],
  windows: { readonly reference: readonly VectorRow[]; readonly current: readonly VectorRow[] },
  centre: ArrayLike<number> = meanDirection(windows.reference, windows.current),
): { readonly reference: number; readonly current: number }[] {
  const counted = (rows: readonly VectorRow[]) => {
    const counts = clusters.map(() => 0);
    const units = unitRows(rows, centre);
    for (let row = 0; row < units.count; row++) {
      const belongs = clusterOf(units, row, clusters);
      if (belongs !== undefined) counts[belongs]! += 1;
    }
    return counts.map((count) => (rows.length === 0 ? 0 : count / rows.length));
  };
  const reference = counted(windows.reference);
  const current = counted(windows.current);
  return clusters.map((_, index) => ({ reference: reference[index]!, current: current[index]! }));
}

/** Rows nearest to a cluster's centroid, nearest first. */
export function nearestTo<Row extends VectorRow>(
  { centroid }: EventCluster,
  rows: readonly Row[],
  centre: ArrayLike<number>,
  most: number,
): Row[] {
  const units = unitRows(rows, centre);
  return rows
    .map((row, at) => ({
      row,
      cosine: dotProduct(units.values, at * units.dimensions, centroid, 0, units.dimensions),
    }))
    .sort((a, b) => b.cosine - a.cosine || compareText(a.row.id, b.row.id))
    .slice(0, most)
    .map(({ row }) => row);
}

function clusterOf(units: UnitRows, row: number, clusters: readonly EventCluster[]): number | undefined {
  let nearest = -Infinity;
  let found: number | undefined;
  for (const [index, { centroid }] of clusters.entries()) {
    const cosine = dotProduct(units.values, row * units.dimensions, centroid, 0, units.dimensions);
    if (cosine > nearest) {
      nearest = cosine;
      found = index;
    }
  }
  return found !== undefined && nearest >= clusters[found]!.radius ? found : undefined;
}

function cosineTo(rows: UnitRows, row: number, centroids: UnitRows, cluster: number): number {
  const { dimensions } = rows;
  return dotProduct(rows.values, row * dimensions, centroids.values, cluster * dimensions, dimensions);
}
