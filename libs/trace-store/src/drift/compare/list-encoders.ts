import type { TraceStoreConnection } from '../../connection.js';
import { isIn } from './block-ranges.js';
import type { HourWindow, HourWindows } from './hour-window.js';
import { listHours, type ListedHour } from './list-hours.js';

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
  return encodersOf(await listHours(connection, project, stream, windows), windows);
}

export function encodersOf(hours: readonly ListedHour[], windows: HourWindows): EncodersOfWindows {
  return { reference: encodersIn(hours, windows.reference), current: encodersIn(hours, windows.current) };
}

/** An hour counts by what took place in it, so that a sampled one weighs as much as a whole one. */
function encodersIn(hours: readonly ListedHour[], window: HourWindow): EncoderEvents[] {
  const totals = new Map<string, { events: number; tookPlace: number }>();
  for (const { encoder, at, events, share } of hours) {
    if (!isIn(window, at)) continue;
    const total = totals.get(encoder) ?? { events: 0, tookPlace: 0 };
    totals.set(encoder, { events: total.events + events, tookPlace: total.tookPlace + events / share });
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
