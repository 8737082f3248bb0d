import type { Locale } from '../../i18n/locale';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatNumber,
  formatRate,
  formatScore,
} from './format-number';
import { formatMoney } from './format-money';
import { formatP } from './format-p';
import { createTimeFormat, type TimeFormat } from './format-time';

export interface FormatOptions {
  readonly locale: Locale;
  /** Zone of the project: one count per day for all its readers. */
  readonly timeZone: string;
  readonly currency: string;
}

/** How numbers, times and money are written. Unknown is `–`, zero is `0`. */
export interface Format extends TimeFormat {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly currency: string;
  /** Every digit, grouped. */
  count(value: number | null | undefined): string;
  /** At most three significant digits. */
  number(value: number | null | undefined): string;
  /** From 0 to 1 with two decimals: a score knows no more. */
  score(value: number | null | undefined): string;
  /** A share as per cent. For `ui/estimate` and chart axes, which say how sure it is. */
  rate(value: number | null | undefined): string;
  /** A p-value, with `<` where it is too small to write. */
  p(value: number | null | undefined): string;
  duration(milliseconds: number | null | undefined): string;
  bytes(value: number | null | undefined): string;
  money(value: number | null | undefined, currency?: string | null): string;
}

export const UNKNOWN = '–';

export function createFormat({ locale, timeZone, currency }: FormatOptions): Format {
  const known =
    (write: (value: number) => string) =>
    (value: number | null | undefined): string =>
      value === null || value === undefined || Number.isNaN(value) ? UNKNOWN : write(value);
  return {
    ...createTimeFormat(locale, timeZone),
    locale,
    timeZone,
    currency,
    count: known((value) => formatCount(value, locale)),
    number: known((value) => formatNumber(value, locale)),
    score: known((value) => formatScore(value, locale)),
    rate: known((value) => formatRate(value, locale)),
    p: known((value) => formatP(value, locale)),
    duration: known((value) => formatDuration(value, locale)),
    bytes: known((value) => formatBytes(value, locale)),
    money: (value, unit) => known((amount) => formatMoney(amount, locale, unit ?? currency))(value),
  };
}
