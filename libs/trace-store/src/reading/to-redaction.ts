import type { Redaction } from '@almenara/contract';

/** A count of redactions as the table holds it, by `field.kind`. */
export function toRedaction([place, count]: readonly [string, number]): Redaction {
  const dot = place.indexOf('.');
  return { field: place.slice(0, dot), kind: place.slice(dot + 1), count };
}
