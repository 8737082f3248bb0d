import type { DriftComparison } from '@almenara/contract';
import { compareWindows, type Estimate, type Missing } from '@almenara/drift';
import { type PackedBlocks, unpackBlocks } from '../thread/pack-blocks.js';

export interface WindowSketches {
  readonly reference: PackedBlocks;
  readonly current: PackedBlocks;
  readonly topicDistance: number | undefined;
}

export type WindowTest = Pick<
  DriftComparison,
  'state' | 'missing' | 'p' | 'pActor' | 'pTime' | 'effect' | 'newShare'
>;

/** Worse than this, even windows that have nothing in common would look equal. */
const LEVEL = 0.05;
const CONFIDENCE = 0.95;

/** Whether two windows differ, as it is told. */
export function testWindows({ reference, current, topicDistance }: WindowSketches): WindowTest {
  const windows = { reference: unpackBlocks(reference), current: unpackBlocks(current) };
  const comparison = compareWindows(windows, {
    level: CONFIDENCE,
    ...(topicDistance === undefined ? {} : { topicDistance }),
  });
  if (comparison.state === 'insufficient') return nothing(comparison.missing.map(toMissing));
  const { attainablePValue } = comparison;
  if (attainablePValue > LEVEL)
    return nothing([{ what: 'attainableP', have: attainablePValue, need: LEVEL }]);
  return {
    state: 'compared',
    missing: [],
    p: comparison.pValue,
    pActor: comparison.pValueByActor,
    pTime: comparison.pValueByTime,
    effect: toFigure(comparison.distance),
    newShare: comparison.newShare ? toFigure(comparison.newShare) : null,
  };
}

function nothing(missing: WindowTest['missing']): WindowTest {
  return {
    state: 'insufficient',
    missing,
    p: null,
    pActor: null,
    pTime: null,
    effect: null,
    newShare: null,
  };
}

function toFigure({ value, low, high }: Estimate): NonNullable<WindowTest['effect']> {
  return { value, lo: low, hi: high, level: CONFIDENCE };
}

const NAMES = {
  reference: {
    events: 'referenceEvents',
    bags: 'referenceBags',
    effectiveBags: 'effectiveBags',
    blocks: 'referenceBlocks',
  },
  current: {
    events: 'currentEvents',
    bags: 'currentBags',
    effectiveBags: 'effectiveBags',
    blocks: 'currentBlocks',
  },
} as const;

function toMissing({ window, what, have, need }: Missing): WindowTest['missing'][number] {
  return { what: NAMES[window][what], have, need };
}
