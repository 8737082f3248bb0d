import { roundToMicroseconds } from '@almenara/contract';

/** Epoch milliseconds, up to three decimals, as the store writes them: 'YYYY-MM-DD hh:mm:ss.ffffff' in UTC. */
export function toStoreTime(milliseconds: number): string {
  const rounded = roundToMicroseconds(milliseconds);
  const whole = Math.floor(rounded);
  const micros = Math.round((rounded - whole) * 1000);
  const iso = new Date(whole).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}${String(micros).padStart(3, '0')}`;
}

/** The opposite of `toStoreTime`; times with fewer digits are read as well. */
export function fromStoreTime(text: string): number {
  const dot = text.indexOf('.');
  const fraction = dot < 0 ? '' : text.slice(dot + 1);
  const seconds = Date.parse(`${text.slice(0, 10)}T${text.slice(11, 19)}Z`);
  return roundToMicroseconds(seconds + Number(fraction.padEnd(6, '0').slice(0, 6)) / 1000);
}

/** A stored time as the API tells it: ISO 8601 in UTC, with the microseconds. */
export function toIsoTime(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11)}Z`;
}
