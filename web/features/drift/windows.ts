import type { DriftStream } from '@almenara/contract';
import { parseRange, serializeRange, type TimeWindow } from '../../ui/scope/range';

export type { TimeWindow };

export const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A is what is compared with, B is what is looked at. */
export interface Windows {
  readonly a: TimeWindow;
  readonly b: TimeWindow;
}

/** `2026-11-15T00:00Z..2026-11-22T00:00Z` of an address, rounded outwards to whole hours. */
export function parseWindow(text: string | null): TimeWindow | undefined {
  const range = text === null ? undefined : parseRange(text);
  return range?.kind === 'between' ? wholeHours(range) : undefined;
}

export function serializeWindow({ from, to }: TimeWindow): string {
  return serializeRange({ kind: 'between', from, to });
}

export function wholeHours({ from, to }: TimeWindow): TimeWindow {
  return { from: Math.floor(from / HOUR_MS) * HOUR_MS, to: Math.ceil(to / HOUR_MS) * HOUR_MS };
}

const LONGEST_CURRENT = 7 * DAY_MS;
const SHORTEST_CURRENT = 4 * HOUR_MS;

/**
 * What to compare when the address does not say: since the change began, or the last day, against the reference.
 * Where that is a moving one, against the week before; against the two days before a window of hours, because windows
 * together longer than that are cut into blocks of 6 hours.
 */
export function defaultWindows(
  { since, judgedHour, reference }: Pick<DriftStream, 'since' | 'judgedHour' | 'reference'>,
  now: number,
): Windows {
  const end = judgedHour === null ? Math.floor(now / HOUR_MS) * HOUR_MS : Date.parse(judgedHour) + HOUR_MS;
  const begun = since === null ? end - DAY_MS : Date.parse(since);
  const from = Math.max(Math.min(begun, end - SHORTEST_CURRENT), end - LONGEST_CURRENT);
  const b = wholeHours({ from, to: end });
  const before = b.to - b.from < DAY_MS ? 2 * DAY_MS : 7 * DAY_MS;
  const pinned = reference.kind === 'pinned' && reference.from !== null && reference.to !== null;
  const a = pinned
    ? { from: Date.parse(reference.from!), to: Date.parse(reference.to!) }
    : { from: b.from - before, to: b.from };
  return { a: wholeHours(a), b };
}

export type WindowPart = 'start' | 'end' | 'body' | 'new';

/**
 * A window after its part was dragged from one time to another: moved as a whole, at one end, or drawn anew between
 * the two. It keeps at least an hour and stays within the limits.
 */
export function dragWindow(
  part: WindowPart,
  original: TimeWindow,
  drag: { readonly from: number; readonly to: number },
  limits: TimeWindow,
): TimeWindow {
  const by = Math.round((drag.to - drag.from) / HOUR_MS) * HOUR_MS;
  if (part === 'body') return moveWindow(original, by, limits);
  if (part === 'start') {
    return { from: between(original.from + by, limits.from, original.to - HOUR_MS), to: original.to };
  }
  if (part === 'end') {
    return { from: original.from, to: between(original.to + by, original.from + HOUR_MS, limits.to) };
  }
  const drawn = wholeHours({ from: Math.min(drag.from, drag.to), to: Math.max(drag.from, drag.to) });
  const from = between(drawn.from, limits.from, limits.to - HOUR_MS);
  return { from, to: between(drawn.to, from + HOUR_MS, limits.to) };
}

function moveWindow(window: TimeWindow, by: number, limits: TimeWindow): TimeWindow {
  const length = window.to - window.from;
  const from = between(window.from + by, limits.from, Math.max(limits.from, limits.to - length));
  return { from, to: from + length };
}

/** What a key does to the focused window: arrows move it, with Shift its end; Page keys go by days. */
export function pressWindow(
  window: TimeWindow,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  limits: TimeWindow,
): TimeWindow | undefined {
  const by = {
    ArrowLeft: -HOUR_MS,
    ArrowDown: -HOUR_MS,
    ArrowRight: HOUR_MS,
    ArrowUp: HOUR_MS,
    PageDown: -DAY_MS,
    PageUp: DAY_MS,
  }[key];
  if (by === undefined) return undefined;
  return dragWindow(shiftKey ? 'end' : 'body', window, { from: 0, to: by }, limits);
}

export function areSame(one: Windows, other: Windows): boolean {
  const text = ({ a, b }: Windows) => `${serializeWindow(a)} ${serializeWindow(b)}`;
  return text(one) === text(other);
}

/** The windows as the API takes them. */
export function windowsQuery({ a, b }: Windows) {
  const iso = (time: number) => new Date(time).toISOString();
  return { refFrom: iso(a.from), refTo: iso(a.to), curFrom: iso(b.from), curTo: iso(b.to) };
}

function between(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
