import { BAGS, type Cell, clusterEvents, clusterShares, findShifted, meanDirection } from '@almenara/drift';
import { type ShareFigure, shareOfBins } from '../compare/share-of-bins.js';

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
  const cells = { reference: cellsOf('reference'), current: cellsOf('current') };
  const shares = shareOfBins([{ start: 0, cells: cells.reference }], [{ start: 1, cells: cells.current }]);
  return {
    events: events.map(({ id }) => id),
    groups: clusters.map(({ members, centroid }, cluster) => {
      const { reference, current } = shares.find(({ bin }) => bin === cluster) ?? NOWHERE;
      return { members, reference, current, nearest: nearestTo(centroid, pools.reference, centre) };
    }),
  };

  /** Of each bag of a window, its events, and those of each cluster as the bins. */
  function cellsOf(window: 'reference' | 'current'): Cell[] {
    return Array.from({ length: BAGS }, (_, bag): Cell => {
      const own = pools[window].filter((row) => row.bag === bag);
      const shares = clusterShares(clusters, { reference: [], current: own }, centre);
      return { bag, n: own.length, sum: shares.map(({ current }) => current * own.length) };
    }).filter(({ n }) => n > 0);
  }
}

const NOTHING: ShareFigure = { value: 0, lo: 0, hi: 1 };
const NOWHERE = { reference: NOTHING, current: NOTHING };

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
