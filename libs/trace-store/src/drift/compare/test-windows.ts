import type { DriftComparison } from '@almenara/contract';
import type { BlockSketch } from '@almenara/drift';
import { normalTail } from '@almenara/statistics';
import { sumByBag, sumOf } from './fold-cells.js';

export interface WindowSketches {
  readonly reference: readonly BlockSketch[];
  readonly current: readonly BlockSketch[];
  readonly kind: DriftComparison['kind'];
}

export type WindowTest = Pick<
  DriftComparison,
  'state' | 'missing' | 'p' | 'pActor' | 'pTime' | 'effect' | 'newShare'
>;

// INTERIM until compareWindows of libs/drift
export function testWindows({ reference, current, kind }: WindowSketches): WindowTest {
  const [a, b] = [sumOf(reference), sumOf(current)];
  const missing: WindowTest['missing'] = [];
  const need = (what: WindowTest['missing'][number]['what'], have: number, least: number) => {
    if (have < least) missing.push({ what, have, need: least });
  };
  need('referenceEvents', a.n, 200);
  need('currentEvents', b.n, 200);
  need('referenceBags', sumByBag(reference).size, 16);
  need('currentBags', sumByBag(current).size, 16);
  need('referenceBlocks', reference.length, 4);
  need('currentBlocks', current.length, 4);
  if (missing.length > 0)
    return {
      state: 'insufficient',
      missing,
      p: null,
      pActor: null,
      pTime: null,
      effect: null,
      newShare: null,
    };
  const width = a.sum.length;
  const mean = a.sum.map((value, at) => (value + b.sum[at]!) / (a.n + b.n));
  const bags = new Map<number, Float64Array>();
  const D = new Float64Array(width);
  let cellSquares = 0;
  let blockSquares = 0;
  for (const [blocks, n, sign] of [
    [reference, a.n, -1],
    [current, b.n, 1],
  ] as const)
    for (const { cells } of blocks) {
      const block = new Float64Array(width);
      for (const cell of cells) {
        const bag = bags.get(cell.bag) ?? new Float64Array(width);
        bags.set(cell.bag, bag);
        for (let at = 0; at < width; at++) {
          const d = (sign * (cell.sum[at]! - cell.n * mean[at]!)) / n;
          bag[at]! += d;
          block[at]! += d;
          D[at]! += d;
          cellSquares += d * d;
        }
      }
      for (const value of block) blockSquares += value * value;
    }
  const rows = [...bags.values()];
  let bagSquares = 0;
  for (const row of rows) for (const value of row) bagSquares += value * value;
  const S = D.reduce((sum, value) => sum + value * value, 0) - bagSquares - blockSquares + cellSquares;
  let variance = 0;
  for (const x of rows)
    for (const y of rows)
      if (x !== y) variance += 2 * x.reduce((sum, value, at) => sum + value * y[at]!, 0) ** 2;
  const p = variance > 0 ? normalTail(S / Math.sqrt(variance)) : 1;
  return {
    state: 'compared',
    missing: [],
    p,
    pActor: p,
    pTime: p,
    effect: { value: Math.sqrt(Math.max(0, S)) },
    newShare: kind === 'text' ? { value: Math.min(1, Math.sqrt(Math.max(0, S))) } : null,
  };
}
