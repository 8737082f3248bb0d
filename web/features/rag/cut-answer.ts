import { codePointStarts } from './code-points';
import type { Stretch } from './read-judgement';

export interface AnswerPart {
  readonly text: string;
  readonly isUnsupported: boolean;
}

export interface AnswerPiece {
  /** Which sentence this is; undefined between sentences. */
  readonly sentence: number | undefined;
  readonly parts: readonly AnswerPart[];
}

/**
 * An answer cut at its sentences and at the ends of its unsupported words, all of the text in order. Stretches beyond
 * the text, or sentences that overlap an earlier one, come from another text and are left out.
 */
export function cutAnswer(
  text: string,
  sentences: readonly Stretch[],
  unsupported: readonly Stretch[],
): AnswerPiece[] {
  const starts = codePointStarts(text);
  const length = starts.length - 1;
  const marked = unsupported.filter(({ end }) => end <= length);
  const cutParts = (from: number, to: number): AnswerPart[] => {
    const cuts = new Set([from, to]);
    for (const { start, end } of marked)
      for (const at of [start, end]) if (at > from && at < to) cuts.add(at);
    const places = [...cuts].toSorted((a, b) => a - b);
    return places.slice(0, -1).map((start, index) => ({
      text: text.slice(starts[start], starts[places[index + 1]!]),
      isUnsupported: marked.some((mark) => mark.start <= start && start < mark.end),
    }));
  };
  const pieces: AnswerPiece[] = [];
  let at = 0;
  const order = sentences
    .map((stretch, index) => ({ ...stretch, index }))
    .toSorted((a, b) => a.start - b.start);
  for (const { start, end, index } of order) {
    if (start < at || end > length) continue;
    if (start > at) pieces.push({ sentence: undefined, parts: cutParts(at, start) });
    pieces.push({ sentence: index, parts: cutParts(start, end) });
    at = end;
  }
  if (at < length) pieces.push({ sentence: undefined, parts: cutParts(at, length) });
  return pieces;
}
