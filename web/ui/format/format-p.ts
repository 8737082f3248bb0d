import type { Locale } from '../../i18n/locale';

const SMALLEST = 0.001;

/** A p-value: `<0.001`, two significant digits below 0.1, two decimals from there on. */
export function formatP(value: number, locale: Locale): string {
  const write = (digits: Intl.NumberFormatOptions, number: number) =>
    new Intl.NumberFormat(locale, digits).format(number);
  if (value < SMALLEST) return `<${write({ maximumSignificantDigits: 1 }, SMALLEST)}`;
  return value < 0.1
    ? write({ maximumSignificantDigits: 2 }, value)
    : write({ minimumFractionDigits: 2, maximumFractionDigits: 2 }, value);
}
