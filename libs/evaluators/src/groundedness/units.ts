import { flatten } from '../records/flatten.js';
import { readRecord } from '../records/read-record.js';
import { strip } from '../text/python-text.js';
import { sentencesOf } from '../text/sentences.js';
import { LIMITS } from './limits.js';

/** A piece of context that can be chosen alone: a sentence, or a line of a record. */
export interface Unit {
  readonly text: string;
  /** Index of the passage that it comes from. */
  readonly passage: number;
}

export interface Units {
  readonly units: readonly Unit[];
  readonly truncated: boolean;
}

export function unitsOf(passages: readonly string[]): Units {
  const units: Unit[] = [];
  let left: number = LIMITS.context;
  let room: number = LIMITS.unitText;
  for (const [passage, whole] of passages.entries()) {
    if (passage >= LIMITS.passages || left <= 0) return { units, truncated: true };
    const text = strip(whole.length > left ? whole.slice(0, left) : whole);
    left -= whole.length;
    for (const unit of piecesOf(text)) {
      if (!unit) continue;
      room -= unit.length;
      if (units.length >= LIMITS.units || room < 0) return { units, truncated: true };
      units.push({ text: unit, passage });
    }
  }
  return { units, truncated: left < 0 };
}

function* piecesOf(text: string): Generator<string> {
  const record = readRecord(text);
  if (record !== undefined) yield* flatten(record);
  else for (const { start, end } of sentencesOf(text)) yield strip(text, start, end);
}
