import type { DriftComparison } from '@almenara/contract';
import type { BlockSketch } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import { runApart } from '../thread/drift-thread.js';
import { packBlocks } from '../thread/pack-blocks.js';
import { toBlockRanges } from './block-ranges.js';
import { chooseEncoder } from './choose-encoder.js';
import {
  type AskedWindows,
  blockHoursOf,
  type HourWindow,
  type HourWindows,
  toHourWindows,
  toIsoHour,
} from './hour-window.js';
import { encodersOf } from './list-encoders.js';
import { listHours } from './list-hours.js';
import { nameBins } from './name-bins.js';
import { readKeptBlocks } from './read-kept-blocks.js';
import { shareOfUsers } from './read-segment-blocks.js';
import { kindOfStream } from './stream-kind.js';
import { topicDistanceOf } from './topic-distance.js';

export interface DriftQuestion extends AskedWindows {
  readonly stream: string;
  /** Without one, the space with most current events. */
  readonly encoder?: string | undefined;
  /** `dimension:value`; only its events are compared, which are read one by one. */
  readonly segment?: string | undefined;
}

/** Both windows of a stream as sums of features, in one space. */
export interface ReadWindows {
  readonly windows: HourWindows;
  /** Empty where nothing is embedded; null where neither window has events. */
  readonly encoder: string | null;
  readonly others: readonly string[];
  readonly sampledShare: number;
  readonly reference: readonly BlockSketch[];
  readonly current: readonly BlockSketch[];
}

/** Any two windows of a stream. Malformed questions are refused with an InvalidQueryError. */
export async function compareDrift(
  connection: TraceStoreConnection,
  project: string,
  question: DriftQuestion,
): Promise<DriftComparison> {
  const { stream } = question;
  const kind = kindOfStream(stream);
  const read = await readWindows(connection, project, question);
  const { windows, reference, current } = read;
  const [test, distribution] = await Promise.all([
    runApart('testWindows', {
      reference: packBlocks(reference),
      current: packBlocks(current),
      topicDistance: kind === 'text' ? topicDistanceOf(read.encoder ?? '') : undefined,
    }),
    nameBins(connection, project, { stream, kind, windows, reference, current }),
  ]);
  return {
    stream,
    kind,
    encoder: read.encoder || null,
    ...test,
    blockHours: Math.max(blockHoursOf(windows.reference), blockHoursOf(windows.current)),
    reference: tellSide(windows.reference, reference),
    current: tellSide(windows.current, current),
    sampledShare: read.sampledShare,
    distribution,
    otherEncoders: [...read.others],
  };
}

export async function readWindows(
  connection: TraceStoreConnection,
  project: string,
  question: DriftQuestion,
): Promise<ReadWindows> {
  const { stream, segment } = question;
  kindOfStream(stream);
  const windows = toHourWindows(question);
  const ranges = toBlockRanges(windows);
  const hours = await listHours(connection, project, stream, windows);
  const eventsOf = encodersOf(hours, windows);
  const { encoder, others, sampledShare } = chooseEncoder(eventsOf, question.encoder);
  if (encoder === null) return { windows, encoder, others, sampledShare, reference: [], current: [] };
  const listed = hours.filter((hour) => hour.encoder === encoder);
  const sides = [...eventsOf.reference, ...eventsOf.current].filter((each) => each.encoder === encoder);
  const share = segment === undefined ? 1 : shareOfUsers(Math.max(1, ...sides.map(({ events }) => events)));
  const part = segment === undefined ? undefined : { segment, share };
  const blocks = await readKeptBlocks(connection, project, { stream, encoder, ranges, listed, part });
  return { windows, encoder, others, sampledShare: sampledShare * share, ...blocks };
}

function tellSide(window: HourWindow, blocks: readonly BlockSketch[]): DriftComparison['current'] {
  const byBag = new Map<number, number>();
  for (const { cells } of blocks) for (const { bag, n } of cells) byBag.set(bag, n + (byBag.get(bag) ?? 0));
  const bags = [...byBag.values()];
  const events = bags.reduce((sum, n) => sum + n, 0);
  const squares = bags.reduce((sum, n) => sum + n * n, 0);
  return {
    from: toIsoHour(window.from),
    to: toIsoHour(window.to),
    events,
    bags: byBag.size,
    // Kish’s number: as many bags of equal size would know as much.
    effectiveBags: squares === 0 ? 0 : events ** 2 / squares,
    blocks: blocks.length,
  };
}
