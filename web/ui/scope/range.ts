/** A window of time as it stands in the URL: `24h` and the like, or `from..to` with full UTC times. */
export type Range =
  | { readonly kind: 'last'; readonly text: string; readonly milliseconds: number }
  | { readonly kind: 'between'; readonly from: number; readonly to: number };

export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

export const PRESETS = ['15m', '1h', '6h', '24h', '7d', '30d'] as const;
export type Preset = (typeof PRESETS)[number];

const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const LONGEST = 400 * 86_400_000;

export const DEFAULT_RANGE: Range = { kind: 'last', text: '24h', milliseconds: 86_400_000 };

export function parseRange(text: string): Range | undefined {
  const last = /^(\d{1,4})([mhd])$/.exec(text);
  if (last) {
    const milliseconds = Number(last[1]) * UNITS[last[2] as string]!;
    return milliseconds > 0 && milliseconds <= LONGEST ? { kind: 'last', text, milliseconds } : undefined;
  }
  const [start, end, ...rest] = text.split('..');
  if (start === undefined || end === undefined || rest.length > 0) return undefined;
  const from = parseUtc(start);
  const to = parseUtc(end);
  if (from === undefined || to === undefined || to <= from || to - from > LONGEST) return undefined;
  return { kind: 'between', from, to };
}

export function serializeRange(range: Range): string {
  return range.kind === 'last' ? range.text : `${writeUtc(range.from)}..${writeUtc(range.to)}`;
}

export function windowOf(range: Range, now: number): TimeWindow {
  return range.kind === 'last'
    ? { from: now - range.milliseconds, to: now }
    : { from: range.from, to: range.to };
}

/** The window of the same length that ends where this one begins. */
export function previousWindow({ from, to }: TimeWindow): TimeWindow {
  return { from: from - (to - from), to: from };
}

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/;

function parseUtc(text: string): number | undefined {
  if (!UTC.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isFinite(milliseconds) ? milliseconds : undefined;
}

/** Leaves out seconds and milliseconds that are zero. */
function writeUtc(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/(:00)?\.000Z$/, 'Z');
}
