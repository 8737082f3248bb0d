import type { Cells } from './cells.js';

/** Which stand-in each cell goes into, with which sign, and how many each window has. */
export interface Deal {
  readonly to: Int32Array;
  readonly sign: Int8Array;
  readonly current: number;
  readonly reference: number;
  readonly pairScale: { readonly current: number; readonly reference: number };
}

/**
 * Thousands of cells enter the test only by the sum of the squares of their mutual products. A few stand-ins, sums of
 * cells with random signs, have the same sum on average, because the products of different cells cancel. With at most
 * `most` cells each is its own stand-in and the sum is exact. Cells are dealt in the order of their lengths and the
 * signs are those of a fixed sequence, so that neither labels of bags and blocks nor units change the result.
 *
 * Source: random sign sketches, Alon, Matias and Szegedy 1999, Journal of Computer and System Sciences 58.
 */
export function deal(cells: Cells, cellSquares: Float64Array, most: number): Deal {
  const count = cells.n.length;
  const to = new Int32Array(count);
  const sign = new Int8Array(count).fill(1);
  const isCurrent = (cell: number): boolean => cells.block[cell]! < cells.currentBlocks;
  const all = Array.from({ length: count }, (_, cell) => cell);
  const dealSide = (members: number[]): number => {
    const hands = Math.min(most, members.length);
    const random = signs();
    members.sort((a, b) => cellSquares[b]! - cellSquares[a]! || cells.n[b]! - cells.n[a]!);
    for (const [rank, cell] of members.entries()) {
      to[cell] = rank % hands;
      if (members.length > most) sign[cell] = random();
    }
    return hands;
  };
  const inCurrent = all.filter(isCurrent);
  const inReference = all.filter((cell) => !isCurrent(cell));
  const scale = (hands: number, members: number): number =>
    members > hands && hands > 1 ? hands / (hands - 1) : 1;
  const current = dealSide(inCurrent);
  const reference = dealSide(inReference);
  return {
    to,
    sign,
    current,
    reference,
    pairScale: { current: scale(current, inCurrent.length), reference: scale(reference, inReference.length) },
  };
}

/** +1 and −1 from xorshift32, always the same sequence. */
function signs(): () => 1 | -1 {
  let state = 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0x10000 ? 1 : -1;
  };
}
