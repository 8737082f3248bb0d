import type { Locale } from '../../i18n/locale';

/** Two decimals from 1 upwards, two significant digits below, so that a cheap call is not shown as free. */
export function formatMoney(value: number, locale: Locale, currency: string): string {
  const small = Math.abs(value) < 1 && value !== 0;
  const digits = small
    ? { maximumSignificantDigits: 2 }
    : { minimumFractionDigits: value === 0 ? 0 : 2, maximumFractionDigits: 2 };
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(value);
  } catch {
    // A sender may name a currency that Intl refuses; the amount still stands beside the name it gave.
    return `${new Intl.NumberFormat(locale, digits).format(value)} ${currency}`;
  }
}
