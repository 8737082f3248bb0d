/** A piece of an answer: one of its sentences, or what stands between them. */
export interface AnswerPiece {
  readonly text: string;
  /** Place among the sentences; null between them. */
  readonly sentence: number | null;
}

/** The whole text in pieces. Offsets count Unicode code points, which are not the units of a JavaScript string. */
export function cutAnswer(
  text: string,
  sentences: readonly { readonly start: number; readonly end: number }[],
): AnswerPiece[] {
  const points = Array.from(text);
  const pieces: AnswerPiece[] = [];
  let at = 0;
  const add = (end: number, sentence: number | null) => {
    if (end > at) pieces.push({ text: points.slice(at, end).join(''), sentence });
    at = Math.max(at, end);
  };
  sentences.forEach(({ start, end }, index) => {
    add(start, null);
    add(end, index);
  });
  add(points.length, null);
  return pieces;
}
