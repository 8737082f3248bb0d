import type { Locale } from '../../i18n/locale';

type Instant = string | number | null | undefined;

export interface TimeFormat {
  /** 14:02:11 */
  time(value: Instant): string;
  /** 14:02 */
  minute(value: Instant): string;
  /** 22 Nov */
  day(value: Instant): string;
  /** 22 Nov 2026 */
  date(value: Instant): string;
  /** 22 Nov, 14:02 */
  dateTime(value: Instant): string;
  /** 22 Nov 2026, 14:02:11.123 UTC, for tooltips. */
  exact(value: Instant): string;
  /** Name of the project's zone as a reader knows it: UTC+1. */
  zoneName(at: number): string;
}

export function createTimeFormat(locale: Locale, timeZone: string): TimeFormat {
  // English dates day first with a 24-hour clock, as times stand in tables beside Spanish ones.
  const language = locale === 'en' ? 'en-GB' : locale;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const day = { day: 'numeric', month: 'short' } as const;
  const writer = (options: Intl.DateTimeFormatOptions, zone = timeZone) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
    return (value: Instant): string => {
      const milliseconds = toMilliseconds(value);
      return milliseconds === undefined ? '–' : format.format(milliseconds);
    };
  };
  const zone = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'shortOffset' });
  const inUtc = writer(
    { ...day, ...time, year: 'numeric', second: '2-digit', fractionalSecondDigits: 3, timeZoneName: 'short' },
    'UTC',
  );
  return {
    time: writer({ ...time, second: '2-digit' }),
    minute: writer(time),
    day: writer(day),
    date: writer({ ...day, year: 'numeric' }),
    dateTime: writer({ ...day, ...time }),
    exact: inUtc,
    zoneName: (at) => {
      const name = zone.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
      return name.replace('GMT', 'UTC');
    },
  };
}

function toMilliseconds(value: Instant): number | undefined {
  if (value === null || value === undefined) return undefined;
  const milliseconds = typeof value === 'number' ? value : Date.parse(value);
  return Number.isFinite(milliseconds) ? milliseconds : undefined;
}
