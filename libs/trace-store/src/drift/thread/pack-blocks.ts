import type { BlockSketch, Cell } from '@almenara/drift';

/** Blocks as a few lists, one entry a cell: thousands of small objects take a thread longer to receive than to test. */
export interface PackedBlocks {
  readonly starts: Float64Array;
  /** How many cells each block has. */
  readonly sizes: Int32Array;
  readonly bags: Uint8Array;
  readonly counts: Float64Array;
  readonly widths: Int32Array;
  /** Of all cells, one after the other. */
  readonly sums: Float64Array;
}

export function packBlocks(blocks: readonly BlockSketch[]): PackedBlocks {
  const cells = blocks.flatMap((block) => block.cells);
  const widths = Int32Array.from(cells, ({ sum }) => sum.length);
  const sums = new Float64Array(widths.reduce((total, width) => total + width, 0));
  let at = 0;
  for (const { sum } of cells) {
    sums.set(sum, at);
    at += sum.length;
  }
  return {
    starts: Float64Array.from(blocks, ({ start }) => start),
    sizes: Int32Array.from(blocks, (block) => block.cells.length),
    bags: Uint8Array.from(cells, ({ bag }) => bag),
    counts: Float64Array.from(cells, ({ n }) => n),
    widths,
    sums,
  };
}

export function unpackBlocks({ starts, sizes, bags, counts, widths, sums }: PackedBlocks): BlockSketch[] {
  let cell = 0;
  let at = 0;
  const next = (): Cell => {
    const sum = sums.subarray(at, at + widths[cell]!);
    at += sum.length;
    return { bag: bags[cell]!, n: counts[cell++]!, sum };
  };
  return Array.from(starts, (start, block) => ({
    start,
    cells: Array.from({ length: sizes[block]! }, next),
  }));
}
