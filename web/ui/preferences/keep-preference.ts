'use client';

const YEAR_SECONDS = 31_536_000;

/** Remembers a choice of this reader, in this browser only. */
export function keepPreference(cookie: string, value: string): void {
  document.cookie = `${cookie}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
