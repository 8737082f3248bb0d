import type { MonitorUnit } from '@almenara/contract';
import type { Format } from '../../ui/format/format';

/** By which a value is multiplied to be typed and read: rates in per cent, times in seconds. */
export function scaleOf(unit: MonitorUnit): number {
  return { rate: 100, milliseconds: 1 / 1000, score: 1, tokens: 1, money: 1, count: 1 }[unit];
}

type Writer = Pick<Format, 'rate' | 'score' | 'duration' | 'number' | 'money' | 'count'>;

/** A value of a monitor without its interval, for axes and for limits, which are no estimates. */
export function writeValue(value: number | null, unit: MonitorUnit, format: Writer): string {
  switch (unit) {
    case 'rate':
      return format.rate(value);
    case 'milliseconds':
      return format.duration(value);
    case 'money':
      return format.money(value);
    default:
      return format.number(value);
  }
}
