import type { TraceStoreConnection } from '../../connection.js';
import { toBlockRanges } from './block-ranges.js';
import type { HourWindow, HourWindows } from './hour-window.js';
import { listBlocks, type ListedBlock } from './list-blocks.js';

export interface EncoderEvents {
  readonly encoder: string;
  readonly events: number;
  /** Of the events that took place, those counted. */
  readonly sampledShare: number;
}

export interface EncodersOfWindows {
  readonly reference: readonly EncoderEvents[];
  readonly current: readonly EncoderEvents[];
}

/** Spaces in which a stream has events in each of two windows, the one with most first. */
export async function listEncodersOf(
  connection: TraceStoreConnection,
  project: string,
  stream: string,
  windows: HourWindows,
): Promise<EncodersOfWindows> {
  return encodersOf(await listBlocks(connection, project, { stream, ranges: toBlockRanges(windows) }));
}

export function encodersOf(blocks: readonly ListedBlock[]): EncodersOfWindows {
  return { reference: encodersIn(blocks, 0), current: encodersIn(blocks, 1) };
}

function encodersIn(blocks: readonly ListedBlock[], isCurrent: 0 | 1): EncoderEvents[] {
  const totals = new Map<string, { events: number; tookPlace: number }>();
  for (const { encoder, events, tookPlace } of blocks.filter((block) => block.isCurrent === isCurrent)) {
    const total = totals.get(encoder) ?? { events: 0, tookPlace: 0 };
    totals.set(encoder, { events: total.events + events, tookPlace: total.tookPlace + tookPlace });
  }
  return [...totals]
    .map(([encoder, { events, tookPlace }]) => ({ encoder, events, sampledShare: events / tookPlace }))
    .toSorted((a, b) => b.events - a.events || (a.encoder < b.encoder ? -1 : 1));
}

/** The same of one window. */
export async function listEncoders(
  connection: TraceStoreConnection,
  project: string,
  stream: string,
  window: HourWindow,
): Promise<readonly EncoderEvents[]> {
  const nowhere = { from: window.to, to: window.to };
  return (await listEncodersOf(connection, project, stream, { reference: nowhere, current: window })).current;
}
