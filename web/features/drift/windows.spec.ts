import { describe, expect, test } from 'vitest';
import { defaultWindows, dragWindow, HOUR_MS, parseWindow, pressWindow, serializeWindow } from './windows';

const hour = (at: number) => Date.UTC(2026, 10, 22) + at * HOUR_MS;
const iso = (at: number) => new Date(hour(at)).toISOString();
const seasonal = { kind: 'seasonal' as const, from: null, to: null };

describe('a window in the address', () => {
  test('is read back as it was written', () => {
    const window = { from: hour(0), to: hour(30) };
    expect(serializeWindow(window)).toBe('2026-11-22T00:00Z..2026-11-23T06:00Z');
    expect(parseWindow(serializeWindow(window))).toEqual(window);
  });

  test('is rounded outwards to whole hours, as the server compares', () => {
    expect(parseWindow('2026-11-22T00:10Z..2026-11-22T05:50Z')).toEqual({ from: hour(0), to: hour(6) });
  });

  test.each([null, '', '24h', 'a..b', '2026-11-22T06:00Z..2026-11-22T05:00Z'])('%s is none', (text) => {
    expect(parseWindow(text)).toBeUndefined();
  });
});

describe('without an address', () => {
  test('the last day is compared with the week before', () => {
    const { a, b } = defaultWindows({ since: null, judgedHour: iso(10), reference: seasonal }, hour(12));
    expect(b).toEqual({ from: hour(-13), to: hour(11) });
    expect(a).toEqual({ from: hour(-13 - 168), to: hour(-13) });
  });

  test('a change is looked at since it began, hours against two days', () => {
    const { a, b } = defaultWindows({ since: iso(4), judgedHour: iso(10), reference: seasonal }, hour(12));
    expect(b).toEqual({ from: hour(4), to: hour(11) });
    expect(a).toEqual({ from: hour(4 - 48), to: hour(4) });
  });

  test('of a long change the last week is looked at, of a short one at least four hours', () => {
    const long = defaultWindows({ since: iso(-400), judgedHour: iso(10), reference: seasonal }, hour(12));
    expect(long.b.from).toBe(hour(11 - 168));
    const short = defaultWindows({ since: iso(10), judgedHour: iso(10), reference: seasonal }, hour(12));
    expect(short.b.from).toBe(hour(7));
  });

  test('a pinned reference is the one compared with; before anything was judged, the hours up to now', () => {
    const reference = { kind: 'pinned' as const, from: iso(-100), to: iso(-50) };
    const { a, b } = defaultWindows({ since: null, judgedHour: null, reference }, hour(12) + 5);
    expect(a).toEqual({ from: hour(-100), to: hour(-50) });
    expect(b.to).toBe(hour(12));
  });
});

describe('a dragged window', () => {
  const limits = { from: hour(0), to: hour(24) };
  const window = { from: hour(4), to: hour(8) };
  const drag = (part: Parameters<typeof dragWindow>[0], by: number) =>
    dragWindow(part, window, { from: hour(5), to: hour(5 + by) }, limits);

  test('moves as a whole and keeps its length at the ends of the timeline', () => {
    expect(drag('body', 2)).toEqual({ from: hour(6), to: hour(10) });
    expect(drag('body', 99)).toEqual({ from: hour(20), to: hour(24) });
    expect(drag('body', -99)).toEqual({ from: hour(0), to: hour(4) });
  });

  test('is never shorter than an hour', () => {
    expect(drag('end', -99)).toEqual({ from: hour(4), to: hour(5) });
    expect(drag('start', 99)).toEqual({ from: hour(7), to: hour(8) });
  });

  test('is drawn anew in either direction', () => {
    expect(drag('new', 3)).toEqual({ from: hour(5), to: hour(8) });
    expect(drag('new', -3)).toEqual({ from: hour(2), to: hour(5) });
    expect(drag('new', 0)).toEqual({ from: hour(5), to: hour(6) });
  });

  test('moves by keys, and with Shift changes its end', () => {
    const press = (key: string, shiftKey = false) => pressWindow(window, { key, shiftKey }, limits);
    expect(press('ArrowRight')).toEqual({ from: hour(5), to: hour(9) });
    expect(press('ArrowLeft', true)).toEqual({ from: hour(4), to: hour(7) });
    expect(press('PageUp')).toEqual({ from: hour(20), to: hour(24) });
    expect(press('Enter')).toBeUndefined();
  });
});
