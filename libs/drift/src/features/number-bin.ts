const upTo = <T>(count: number, value: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => value(index));

/**
 * The 63 ascending edges between the 64 bins of a number: bin k holds edge[k − 1] ≤ value < edge[k]. One scale for all
 * that is watched: logarithmic for money (steps 1-2-5 from 0.0001) and for tokens, characters and milliseconds (six
 * steps a decade up to 10,000), by 0.05 from 0.1 to 1 for similarities, scores and shares, single ranks up to 5, zero
 * apart from what is positive, and four bins for negative similarities. Short decimals, so that every reader of the
 * literals compares with the same doubles.
 */
// prettier-ignore
export const NUMBER_EDGES: readonly number[] = [
  -1, -0.5, -0.25, -0.1, 0,
  1e-6, 1e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05,
  ...upTo(18, (index) => (10 + 5 * index) / 100),
  1, 2, 3, 4, 5, 7,
  ...[10, 100, 1_000].flatMap((decade) => [1, 1.5, 2, 3, 5, 7].map((step) => step * decade)),
  1e4, 2e4, 5e4, 1e5, 1e6,
];

/** Bins of a number; also the width of its feature map, the indicator of its bin. */
export const NUMBER_BINS = NUMBER_EDGES.length + 1;

/**
 * The bin of a number, 0 to 63: how many edges it reaches. In ClickHouse, with the edges as a constant array,
 * `arrayCount(edge -> edge <= value, edges)`; both compare doubles with the same doubles, so they never differ.
 * −Infinity falls into the first bin, Infinity into the last.
 *
 * @throws RangeError for NaN, which has no place on the scale: such an event is not part of the stream.
 */
export function numberBin(value: number): number {
  if (Number.isNaN(value)) throw new RangeError('NaN has no bin');
  let low = 0;
  let high = NUMBER_EDGES.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (NUMBER_EDGES[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface NumberBin {
  /** Included; −Infinity for the first bin. */
  readonly from: number;
  /** Excluded; Infinity for the last bin. */
  readonly to: number;
}

/** All 64 bins in order, for whoever draws or names them. */
export function numberBins(): NumberBin[] {
  return upTo(NUMBER_BINS, (bin) => ({
    from: NUMBER_EDGES[bin - 1] ?? -Infinity,
    to: NUMBER_EDGES[bin] ?? Infinity,
  }));
}
