import type { Locale } from '../../i18n/locale';

/** Between a number and its unit, so that they never part at a line end. */
export const NO_BREAK = '\u00a0';

export function formatCount(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}

/** At most three significant digits; from 100 000 shortened with words or letters of the language. */
export function formatNumber(value: number, locale: Locale): string {
  const compact = Math.abs(value) >= 100_000;
  return new Intl.NumberFormat(locale, {
    maximumSignificantDigits: Math.abs(value) >= 1000 && !compact ? 4 : 3,
    ...(compact ? { notation: 'compact' as const } : {}),
  }).format(value);
}

export function formatScore(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
}

export function formatRate(value: number, locale: Locale): string {
  return `${percentDigits(value, locale)}${NO_BREAK}%`;
}

/** The digits of a share in per cent: two significant below 10, one decimal at most. */
export function percentDigits(value: number, locale: Locale): string {
  const percent = value * 100;
  const decimals = Math.abs(percent) >= 99.95 || Number.isInteger(percent) ? 0 : 1;
  if (percent !== 0 && Math.abs(percent) < 0.05) {
    return new Intl.NumberFormat(locale, { maximumSignificantDigits: 1 }).format(percent);
  }
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(percent);
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 8 ms, 2.4 s, 3 min 20 s, 3 h 10 min, 2 d 4 h. */
export function formatDuration(milliseconds: number, locale: Locale): string {
  const size = Math.abs(milliseconds);
  const digits = (value: number) =>
    new Intl.NumberFormat(locale, { maximumSignificantDigits: value >= 100 ? 3 : 2 }).format(value);
  if (size < 999.5) return `${digits(milliseconds)}${NO_BREAK}ms`;
  if (size < 59.95 * SECOND) return `${digits(milliseconds / SECOND)}${NO_BREAK}s`;
  if (size < HOUR) return twoUnits(milliseconds, MINUTE, 'min', SECOND, 's');
  if (size < DAY) return twoUnits(milliseconds, HOUR, 'h', MINUTE, 'min');
  return twoUnits(milliseconds, DAY, 'd', HOUR, 'h');
}

function twoUnits(value: number, large: number, largeName: string, small: number, smallName: string): string {
  const rounded = Math.round(value / small);
  const perLarge = large / small;
  const whole = Math.trunc(rounded / perLarge);
  const rest = Math.abs(rounded % perLarge);
  const first = `${whole}${NO_BREAK}${largeName}`;
  return rest === 0 ? first : `${first}${NO_BREAK}${rest}${NO_BREAK}${smallName}`;
}

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

export function formatBytes(value: number, locale: Locale): string {
  let amount = value;
  let unit = 0;
  while (Math.abs(amount) >= 1024 && unit < BYTE_UNITS.length - 1) {
    amount /= 1024;
    unit++;
  }
  return `${new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(amount)}${NO_BREAK}${BYTE_UNITS[unit]}`;
}
