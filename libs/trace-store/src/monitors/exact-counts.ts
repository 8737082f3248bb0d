import type { WindowSums } from '@almenara/monitors';
import { fillWindows, type WindowRange } from './window-range.js';

export function toExact(
  range: WindowRange,
  rows: readonly { window: number; count: number }[],
): { window: number; sums: WindowSums }[] {
  const found = new Map(
    rows.map(({ window, count }): [number, WindowSums] => [window * 1000, { kind: 'exact', count }]),
  );
  return fillWindows<WindowSums>(range, found, { kind: 'exact', count: 0 });
}
