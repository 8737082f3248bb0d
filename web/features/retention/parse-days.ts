const MOST_DAYS = 36_500;

/** Days as typed: null keeps everything, undefined is no number of days. */
export function parseDays(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const days = Number(text);
  return Number.isInteger(days) && days >= 1 && days <= MOST_DAYS ? days : undefined;
}

/** Texts cannot stay longer than the rows that carry them. */
export function isOrderly(contentDays: number | null, numbersDays: number | null): boolean {
  return numbersDays === null || (contentDays !== null && contentDays <= numbersDays);
}

/** True when the new rules remove something that the old ones keep. */
export function isStricter(now: number | null, next: number | null): boolean {
  return next !== null && (now === null || next < now);
}
