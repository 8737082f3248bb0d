import type { Format } from '../../ui/format/format';

/** Above this, only the order would be told. */
const LARGEST = Math.log(1e12);

/** Evidence is kept as a natural logarithm and read as the number of times it outweighs chance. */
export function writeEvidence(log: number | null, format: Pick<Format, 'number'>): string {
  if (log === null) return '–';
  if (log > LARGEST) return `>${format.number(1e12)}`;
  return log < 0 ? '<1' : format.number(roundTo3(Math.exp(log)));
}

function roundTo3(value: number): number {
  return Number(value.toPrecision(3));
}
