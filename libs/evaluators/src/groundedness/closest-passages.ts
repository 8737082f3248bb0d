import { advance } from '../text/python-text.js';
import type { Context } from './context.js';
import type { ClosestPassage } from './judgement.js';

const MOST_PASSAGES = 3;
/** Code points of a passage that evidence shows. */
const LONGEST_TEXT = 300;

/**
 * The units that share most with a sentence, by the sum of the rarities of the shared stems, at most one of the same
 * text. Overlap of words only: support that is worded otherwise is not found.
 */
export function closestPassages(
  context: Context,
  stems: ReadonlySet<number>,
  unknown: number,
): ClosestPassage[] {
  const closest: ClosestPassage[] = [];
  for (const { unit } of context.closest(stems)) {
    const { text, passage } = context.units[unit]!;
    const shown = shorten(text);
    if (closest.some((other) => other.text === shown && other.passage === passage)) continue;
    closest.push({ passage, text: shown, overlap: context.coverage(unit, stems, unknown) });
    if (closest.length === MOST_PASSAGES) break;
  }
  return closest;
}

export function shorten(text: string): string {
  if (advance(text, 0, LONGEST_TEXT) >= text.length) return text;
  return `${text.slice(0, advance(text, 0, LONGEST_TEXT - 1))}…`;
}
