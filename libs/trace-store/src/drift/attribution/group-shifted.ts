import { type EventCluster, clusterEvents, clusterShares, findShifted, meanDirection } from '@almenara/drift';
import { BAGS } from '@almenara/drift';
import { type BagCount, shareByBags, type ShareFigure } from '../compare/share-by-bags.js';

/** A text as the thread takes it. */
export interface PlainVector {
  readonly id: string;
  readonly bag: number;
  readonly vector: Int8Array;
}

export interface ShiftPools {
  /** A uniform sample of each window. */
  readonly reference: readonly PlainVector[];
  readonly current: readonly PlainVector[];
  /** The texts of each window that lie farthest in the direction of the change. */
  readonly candidates: {
    readonly reference: readonly PlainVector[];
    readonly current: readonly PlainVector[];
  };
}

export interface ShiftGroup {
  /** Ids of its events, the most typical first. */
  readonly members: readonly string[];
  readonly reference: ShareFigure;
  readonly current: ShareFigure;
  /** Ids of the texts of the reference that lie nearest to it. */
  readonly nearest: readonly string[];
}

export interface ShiftGroups {
  /** Ids of the events that the reference lacks, the most shifted first. */
  readonly events: readonly string[];
  readonly groups: readonly ShiftGroup[];
}

/** Texts of the reference looked at for examples that differ from each other. */
const NEAREST = 12;

/** The events that the reference lacks, in groups that speak of one thing, with the share of each in both windows. */
export function groupShifted(pools: ShiftPools): ShiftGroups {
  const { events } = findShifted(pools);
  const rows = new Map([...pools.current, ...pools.candidates.current].map((row) => [row.id, row]));
  const centre = meanDirection(pools.reference, pools.current);
  const clusters = clusterEvents(
    events.map(({ id }) => rows.get(id)!),
    { centre },
  );
  const counts = countByBag(clusters, pools, centre);
  return {
    events: events.map(({ id }) => id),
    groups: clusters.map(({ members, centroid }, cluster) => ({
      members,
      reference: shareByBags(counts.reference[cluster]!),
      current: shareByBags(counts.current[cluster]!),
      nearest: nearestTo(centroid, pools.reference, centre),
    })),
  };
}

type Windows = Pick<ShiftPools, 'reference' | 'current'>;

/** Of each window and cluster, the events of each bag and those that belong to the cluster. */
function countByBag(
  clusters: readonly EventCluster[],
  windows: Windows,
  centre: Float64Array,
): Record<keyof Windows, BagCount[][]> {
  const counts = {
    reference: clusters.map((): BagCount[] => []),
    current: clusters.map((): BagCount[] => []),
  };
  for (let bag = 0; bag < BAGS; bag++) {
    const own = (window: keyof Windows) => windows[window].filter((row) => row.bag === bag);
    const rows = { reference: own('reference'), current: own('current') };
    const shares = clusterShares(clusters, rows, centre);
    for (const window of ['reference', 'current'] as const)
      for (const [cluster, share] of shares.entries()) {
        const n = rows[window].length;
        counts[window][cluster]!.push({ n, of: Math.round(share[window] * n) });
      }
  }
  return counts;
}

function nearestTo(
  centroid: ArrayLike<number>,
  rows: readonly PlainVector[],
  centre: Float64Array,
): readonly string[] {
  const scored = rows.map(({ id, vector }) => ({ id, cosine: cosineTo(centroid, vector, centre) }));
  scored.sort((a, b) => b.cosine - a.cosine || (a.id < b.id ? -1 : 1));
  return scored.slice(0, NEAREST).map(({ id }) => id);
}

function cosineTo(centroid: ArrayLike<number>, vector: Int8Array, centre: Float64Array): number {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const norm = Math.sqrt(squares) || 1;
  let product = 0;
  let rest = 0;
  for (let at = 0; at < vector.length; at++) {
    const value = vector[at]! / norm - centre[at]!;
    product += value * centroid[at]!;
    rest += value * value;
  }
  return rest === 0 ? 0 : product / Math.sqrt(rest);
}
